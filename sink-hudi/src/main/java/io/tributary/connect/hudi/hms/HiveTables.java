package io.tributary.connect.hudi.hms;

import io.tributary.connect.hudi.catalog.CatalogPartition;
import io.tributary.connect.hudi.catalog.CatalogTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries of the catalog as the metastore's structs, by the numbers of its Thrift definition. */
final class HiveTables {

  private static final String LAST_COMMIT = "last_commit_time_sync";

  private static final int TABLE_NAME = 1;
  private static final int TABLE_DATABASE = 2;
  private static final int TABLE_STORAGE = 7;
  private static final int TABLE_PARTITION_KEYS = 8;
  private static final int TABLE_PARAMETERS = 9;
  private static final int TABLE_TYPE = 12;

  private static final int STORAGE_COLUMNS = 1;
  private static final int STORAGE_LOCATION = 2;
  private static final int STORAGE_INPUT = 3;
  private static final int STORAGE_OUTPUT = 4;
  private static final int STORAGE_COMPRESSED = 5;
  private static final int STORAGE_BUCKETS = 6;
  private static final int STORAGE_SERDE = 7;
  private static final int STORAGE_BUCKET_COLUMNS = 8;
  private static final int STORAGE_SORT_COLUMNS = 9;
  private static final int STORAGE_PARAMETERS = 10;

  private static final int SERDE_LIBRARY = 2;
  private static final int SERDE_PARAMETERS = 3;

  private static final int PARTITION_VALUES = 1;
  private static final int PARTITION_DATABASE = 2;
  private static final int PARTITION_TABLE = 3;
  private static final int PARTITION_STORAGE = 6;
  private static final int PARTITION_PARAMETERS = 7;

  private HiveTables() {}

  static CatalogTable from(ThriftStruct table) {
    ThriftStruct storage = table.struct(TABLE_STORAGE);
    return new CatalogTable(
        table.text(TABLE_NAME),
        columns(storage.structs(STORAGE_COLUMNS)),
        columns(table.structs(TABLE_PARTITION_KEYS)),
        storage.text(STORAGE_LOCATION),
        storage.text(STORAGE_INPUT),
        table.textMap(TABLE_PARAMETERS),
        storage.struct(STORAGE_SERDE).textMap(SERDE_PARAMETERS));
  }

  static ThriftStruct fresh(CatalogTable table, String database, String instant) {
    ThriftStruct fresh =
        new ThriftStruct()
            .put(TABLE_NAME, table.name())
            .put(TABLE_DATABASE, database)
            .putStructs(TABLE_PARTITION_KEYS, structs(table.partitionColumns()))
            .put(TABLE_TYPE, "EXTERNAL_TABLE");
    return changed(fresh, table, instant);
  }

  /** The entry as it was found, but for what the table says; changed in place. */
  static ThriftStruct changed(ThriftStruct found, CatalogTable table, String instant) {
    Map<String, String> parameters = new LinkedHashMap<>(found.textMap(TABLE_PARAMETERS));
    parameters.putAll(table.parameters());
    parameters.put(LAST_COMMIT, instant);
    return found
        .putTexts(TABLE_PARAMETERS, parameters)
        .put(TABLE_STORAGE, storage(table, table.location()));
  }

  static ThriftStruct partition(CatalogTable table, String database, CatalogPartition partition) {
    return new ThriftStruct()
        .putTexts(PARTITION_VALUES, partition.values())
        .put(PARTITION_DATABASE, database)
        .put(PARTITION_TABLE, table.name())
        .put(PARTITION_STORAGE, storage(table, table.locationOf(partition)))
        .putTexts(PARTITION_PARAMETERS, Map.of());
  }

  private static ThriftStruct storage(CatalogTable table, String location) {
    return new ThriftStruct()
        .putStructs(STORAGE_COLUMNS, structs(table.columns()))
        .put(STORAGE_LOCATION, location)
        .put(STORAGE_INPUT, table.inputFormat())
        .put(STORAGE_OUTPUT, CatalogTable.OUTPUT_FORMAT)
        .put(STORAGE_COMPRESSED, false)
        .put(STORAGE_BUCKETS, -1)
        .put(
            STORAGE_SERDE,
            new ThriftStruct()
                .put(SERDE_LIBRARY, CatalogTable.SERDE)
                .putTexts(SERDE_PARAMETERS, table.serdeParameters()))
        .putTexts(STORAGE_BUCKET_COLUMNS, List.of())
        .putStructs(STORAGE_SORT_COLUMNS, List.of())
        .putTexts(STORAGE_PARAMETERS, Map.of());
  }

  private static List<ThriftStruct> structs(List<CatalogTable.Column> columns) {
    return columns.stream()
        .map(column -> new ThriftStruct().put(1, column.name()).put(2, column.type()))
        .toList();
  }

  private static List<CatalogTable.Column> columns(List<ThriftStruct> columns) {
    return columns.stream()
        .map(column -> new CatalogTable.Column(column.text(1), column.text(2)))
        .toList();
  }
}
