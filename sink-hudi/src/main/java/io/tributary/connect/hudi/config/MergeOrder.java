package io.tributary.connect.hudi.config;

/** Which of two versions of a row wins. */
public enum MergeOrder {
  /** The later record of the topic. */
  COMMIT,
  /** The one with the greater value in the ordering field. */
  EVENT
}
