package io.tributary.connect.hudi.config;

/** How Parquet files are compressed. */
public enum ParquetCodec {
  ZSTD,
  SNAPPY,
  GZIP,
  UNCOMPRESSED
}
