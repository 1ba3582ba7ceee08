package io.tributary.connect.hudi.catalog;

import io.tributary.connect.hudi.config.CatalogSettings;
import io.tributary.connect.hudi.config.CatalogType;
import io.tributary.connect.hudi.config.TableSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The entries that a Hudi table has in a catalog: one, or two where readers may choose. */
public final class TableDefinitions {

  private static final String PARQUET = "org.apache.hudi.hadoop.HoodieParquetInputFormat";
  private static final String REALTIME =
      "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat";
  private static final List<String> META_COLUMNS =
      List.of(
          "_hoodie_commit_time",
          "_hoodie_commit_seqno",
          "_hoodie_record_key",
          "_hoodie_partition_path",
          "_hoodie_file_name");

  /** Types whose value is in the path as Hive writes it; others are text there. */
  private static final Set<String> TYPES_OF_PATHS =
      Set.of("int", "bigint", "boolean", "string", "date");

  private final CatalogSettings catalog;
  private final TableSettings table;

  public TableDefinitions(CatalogSettings catalog, TableSettings table) {
    this.catalog = catalog;
    this.table = table;
  }

  /** The entries as a commit leaves them. */
  List<CatalogTable> of(TableCommit commit) {
    if (!table.layout().mergeOnRead()) {
      return List.of(entry(commit, catalog.table(), PARQUET, false));
    }
    return List.of(
        entry(commit, catalog.table() + "_ro", PARQUET, true),
        entry(commit, catalog.table() + "_rt", REALTIME, false));
  }

  private CatalogTable entry(
      TableCommit commit, String name, String inputFormat, boolean readOptimized) {
    List<CatalogColumn> data = new ArrayList<>();
    META_COLUMNS.forEach(meta -> data.add(new CatalogColumn(meta, "string", "\"string\"")));
    commit.columns().stream().filter(column -> !isPartition(column)).forEach(data::add);
    List<CatalogColumn> partition = partitionColumns(commit);
    Map<String, String> parameters =
        new HashMap<>(
            SparkSchema.parameters(
                Stream.concat(data.stream(), partition.stream()).toList(),
                table.partitionFields()));
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("hudi.metadata-listing-enabled", "FALSE");
    String location = location();
    return new CatalogTable(
        name,
        data.stream().map(TableDefinitions::column).toList(),
        partition.stream().map(TableDefinitions::partitionColumn).toList(),
        location,
        inputFormat,
        parameters,
        Map.of(
            "serialization.format",
            "1",
            "hoodie.query.as.ro.table",
            Boolean.toString(readOptimized),
            "path",
            location));
  }

  private List<CatalogColumn> partitionColumns(TableCommit commit) {
    List<CatalogColumn> partition = new ArrayList<>();
    for (String name : table.partitionFields()) {
      commit.columns().stream()
          .filter(column -> column.name().equals(name))
          .findFirst()
          .ifPresent(partition::add);
    }
    return partition;
  }

  private boolean isPartition(CatalogColumn column) {
    return table.partitionFields().contains(column.name());
  }

  /** Catalogs keep names in lower case. */
  private static CatalogTable.Column column(CatalogColumn column) {
    return new CatalogTable.Column(column.name().toLowerCase(Locale.ROOT), column.type());
  }

  /** A partition's value is what its path says; a timestamp is in microseconds there. */
  private static CatalogTable.Column partitionColumn(CatalogColumn column) {
    CatalogTable.Column named = column(column);
    return TYPES_OF_PATHS.contains(named.type())
        ? named
        : new CatalogTable.Column(
            named.name(), named.type().equals("timestamp") ? "bigint" : "string");
  }

  /** Glue's readers know the store by its own name only. */
  private String location() {
    return catalog.type() == CatalogType.GLUE && table.path().startsWith("s3a:")
        ? "s3:" + table.path().substring("s3a:".length())
        : table.path();
  }
}
