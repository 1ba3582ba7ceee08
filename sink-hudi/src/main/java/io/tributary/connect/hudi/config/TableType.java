package io.tributary.connect.hudi.config;

/** How Hudi keeps the rows. */
public enum TableType {
  /** A change rewrites the file that holds the row; reading needs no merging. */
  COPY_ON_WRITE,
  /** A change goes to a log beside the file; readers merge the two until a compaction does. */
  MERGE_ON_READ
}
