package io.tributary.connect.hudi.config;

/** How Hudi keeps the rows. */
public enum TableType {
  /** A change rewrites the file that holds the row; reading needs no merging. */
  COPY_ON_WRITE
}
