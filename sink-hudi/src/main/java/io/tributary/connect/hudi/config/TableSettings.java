package io.tributary.connect.hudi.config;

import java.util.List;

/**
 * The table that is written.
 *
 * @param name the table's name, also of its Avro schema
 * @param path {@code s3a://bucket/folder} or {@code file:/folder}, without a slash at the end
 * @param recordKeyFields columns that tell rows apart, at least one
 * @param partitionFields columns that the table is partitioned by, none for an unpartitioned table
 * @param parquetCodec how the files are compressed, as Parquet names it in lower case
 * @param cleanRetainCommits how many commits a reader may look back
 * @param archiveMinCommits how many commits stay on the active timeline
 * @param archiveMaxCommits how many there may be before the oldest are archived
 */
public record TableSettings(
    String name,
    String path,
    List<String> recordKeyFields,
    List<String> partitionFields,
    String parquetCodec,
    int cleanRetainCommits,
    int archiveMinCommits,
    int archiveMaxCommits) {

  public TableSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
  }
}
