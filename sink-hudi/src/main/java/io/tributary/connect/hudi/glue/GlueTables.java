package io.tributary.connect.hudi.glue;

import io.tributary.connect.hudi.catalog.CatalogPartition;
import io.tributary.connect.hudi.catalog.CatalogTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Entries of the catalog as Glue writes them. */
final class GlueTables {

  private static final String LAST_COMMIT = "last_commit_time_sync";

  private GlueTables() {}

  static CatalogTable from(Table table) {
    // An entry that another tool made may lack any of these.
    StorageDescriptor storage =
        Optional.ofNullable(table.storageDescriptor())
            .orElseGet(() -> StorageDescriptor.builder().build());
    return new CatalogTable(
        table.name(),
        columns(storage.columns()),
        columns(table.partitionKeys()),
        Optional.ofNullable(storage.location()).orElse(""),
        Optional.ofNullable(storage.inputFormat()).orElse(""),
        table.parameters(),
        Optional.ofNullable(storage.serdeInfo()).map(SerDeInfo::parameters).orElse(Map.of()));
  }

  static TableInput fresh(CatalogTable table, String instant) {
    return filled(TableInput.builder(), table, Map.of(), instant);
  }

  /** Keeps what others wrote beside. */
  static TableInput changed(Table found, CatalogTable table, String instant) {
    return filled(
        TableInput.builder()
            .description(found.description())
            .owner(found.owner())
            .retention(found.retention()),
        table,
        found.parameters(),
        instant);
  }

  private static TableInput filled(
      TableInput.Builder input, CatalogTable table, Map<String, String> kept, String instant) {
    Map<String, String> parameters = new HashMap<>(kept);
    parameters.putAll(table.parameters());
    parameters.put(LAST_COMMIT, instant);
    return input
        .name(table.name())
        .tableType("EXTERNAL_TABLE")
        .parameters(parameters)
        .partitionKeys(glueColumns(table.partitionColumns()))
        .storageDescriptor(storage(table, table.location()))
        .build();
  }

  static PartitionInput partition(CatalogTable table, CatalogPartition partition) {
    return PartitionInput.builder()
        .values(partition.values())
        .storageDescriptor(storage(table, table.locationOf(partition)))
        .build();
  }

  private static StorageDescriptor storage(CatalogTable table, String location) {
    return StorageDescriptor.builder()
        .columns(glueColumns(table.columns()))
        .location(location)
        .inputFormat(table.inputFormat())
        .outputFormat(CatalogTable.OUTPUT_FORMAT)
        .serdeInfo(
            serde ->
                serde.serializationLibrary(CatalogTable.SERDE).parameters(table.serdeParameters()))
        .build();
  }

  private static List<Column> glueColumns(List<CatalogTable.Column> columns) {
    return columns.stream()
        .map(column -> Column.builder().name(column.name()).type(column.type()).build())
        .toList();
  }

  private static List<CatalogTable.Column> columns(List<Column> columns) {
    return columns.stream()
        .map(column -> new CatalogTable.Column(column.name(), column.type()))
        .toList();
  }
}
