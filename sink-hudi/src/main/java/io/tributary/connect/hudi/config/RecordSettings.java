package io.tributary.connect.hudi.config;

import java.util.List;

/**
 * How records are read.
 *
 * @param deleteEnabled whether deletions delete; otherwise they are passed over
 */
public record RecordSettings(
    RecordFormat format,
    List<String> recordKeyFields,
    List<String> partitionFields,
    boolean deleteEnabled) {

  public RecordSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
  }
}
