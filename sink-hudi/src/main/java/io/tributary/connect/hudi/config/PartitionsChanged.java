package io.tributary.connect.hudi.config;

/** What happens when a topic has more partitions than at the last commit. */
public enum PartitionsChanged {
  /** The task fails: keys may have moved. */
  FAIL,
  /** The new partitions are read as well. */
  CONTINUE
}
