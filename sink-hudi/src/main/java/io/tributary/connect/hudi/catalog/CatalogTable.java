package io.tributary.connect.hudi.catalog;

import java.util.List;
import java.util.Map;

/**
 * What a catalog is to say about the table.
 *
 * @param columns all but those of the partitions
 * @param partitionColumns in the order in which they make the path, none for an unpartitioned table
 * @param location without a slash at the end
 * @param inputFormat the class by which Hive reads the table; Athena and Trino tell the kind of
 *     table by it
 * @param parameters of the table; others that are there stay
 * @param serdeParameters of its storage
 */
public record CatalogTable(
    String name,
    List<Column> columns,
    List<Column> partitionColumns,
    String location,
    String inputFormat,
    Map<String, String> parameters,
    Map<String, String> serdeParameters) {

  public static final String OUTPUT_FORMAT =
      "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat";
  public static final String SERDE = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";

  /** Name and Hive type of a column. */
  public record Column(String name, String type) {}

  public CatalogTable {
    columns = List.copyOf(columns);
    partitionColumns = List.copyOf(partitionColumns);
    parameters = Map.copyOf(parameters);
    serdeParameters = Map.copyOf(serdeParameters);
  }

  /** Whether what a catalog has says all that this says. */
  boolean isIn(CatalogTable found) {
    return found.columns().equals(columns)
        && found.inputFormat().equals(inputFormat)
        && found.parameters().entrySet().containsAll(parameters.entrySet())
        && found.serdeParameters().entrySet().containsAll(serdeParameters.entrySet());
  }

  /** Where a partition lies. */
  public String locationOf(CatalogPartition partition) {
    return location + "/" + partition.path();
  }
}
