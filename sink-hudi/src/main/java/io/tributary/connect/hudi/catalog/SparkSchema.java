package io.tributary.connect.hudi.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a table by which Spark knows its types; Hive's own are not exact enough. */
final class SparkSchema {

  private static final String PREFIX = "spark.sql.sources.schema.";

  /** Metastores keep so many characters of a value at least. */
  private static final int PART_LENGTH = 4_000;

  private SparkSchema() {}

  /**
   * @param columns all columns, those of the partitions last
   */
  static Map<String, String> parameters(
      List<CatalogColumn> columns, List<String> partitionColumns) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("spark.sql.sources.provider", "hudi");
    String json =
        columns.stream()
            .map(SparkSchema::field)
            .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
    int parts = (json.length() + PART_LENGTH - 1) / PART_LENGTH;
    parameters.put(PREFIX + "numParts", Integer.toString(parts));
    for (int i = 0; i < parts; i++) {
      int from = i * PART_LENGTH;
      parameters.put(
          PREFIX + "part." + i, json.substring(from, Math.min(json.length(), from + PART_LENGTH)));
    }
    if (!partitionColumns.isEmpty()) {
      parameters.put(PREFIX + "numPartCols", Integer.toString(partitionColumns.size()));
      for (int i = 0; i < partitionColumns.size(); i++) {
        parameters.put(PREFIX + "partCol." + i, partitionColumns.get(i));
      }
    }
    return parameters;
  }

  /** Names of columns have no character that JSON escapes. */
  private static String field(CatalogColumn column) {
    return "{\"name\":\"%s\",\"type\":%s,\"nullable\":true,\"metadata\":{}}"
        .formatted(column.name(), column.sparkType());
  }
}
