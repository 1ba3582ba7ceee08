package io.tributary.connect.hudi.config;

/** Where query engines look the table up. */
public enum CatalogType {
  /** Nowhere: they are given its path. */
  NONE,
  /** AWS Glue, as Athena and EMR do. */
  GLUE,
  /** A Hive metastore, as Spark, Trino and Hive do. */
  HIVE
}
