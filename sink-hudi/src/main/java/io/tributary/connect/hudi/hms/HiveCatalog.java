package io.tributary.connect.hudi.hms;

import io.tributary.connect.hudi.catalog.Catalog;
import io.tributary.connect.hudi.catalog.CatalogFailure;
import io.tributary.connect.hudi.catalog.CatalogPartition;
import io.tributary.connect.hudi.catalog.CatalogTable;
import io.tributary.connect.hudi.config.CatalogSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One database of a Hive metastore, 2.x to 4.x. */
public final class HiveCatalog implements Catalog {

  /** Keeps one call within what a metastore's database takes at once. */
  private static final int BATCH = 500;

  private static final short ALL = -1;
  private static final byte I16 = 6;

  private final Metastore metastore;
  private final String database;

  public HiveCatalog(CatalogSettings settings) {
    this.metastore = new Metastore(settings.hive());
    this.database = settings.database();
  }

  @Override
  public void requireDatabase() {
    ThriftStruct found = call("get_database", new ThriftStruct().put(1, database));
    if (found.has(1)) {
      ThriftStruct made =
          call(
              "create_database",
              new ThriftStruct().put(1, new ThriftStruct().put(1, database).putTexts(4, Map.of())));
      // 1: somebody else was faster.
      requireDone("create_database", made, 1);
    } else {
      requireDone("get_database", found, 0);
    }
  }

  @Override
  public Optional<CatalogTable> find(String table) {
    return get(table).map(HiveTables::from);
  }

  private Optional<ThriftStruct> get(String table) {
    ThriftStruct request = new ThriftStruct().put(1, database).put(2, table);
    ThriftStruct result;
    try {
      result = metastore.call("get_table_req", new ThriftStruct().put(1, request));
    } catch (Metastore.UnknownMethod e) {
      // Hive 2 has only the older form, which Hive 4 has no more.
      return older(request);
    } catch (IOException e) {
      throw unanswered("get_table_req", e);
    }
    if (result.has(2)) {
      return Optional.empty();
    }
    requireDone("get_table_req", result, 0);
    return Optional.of(result.struct(0).struct(1));
  }

  private Optional<ThriftStruct> older(ThriftStruct arguments) {
    ThriftStruct result = call("get_table", arguments);
    if (result.has(2)) {
      return Optional.empty();
    }
    requireDone("get_table", result, 0);
    return Optional.of(result.struct(0));
  }

  @Override
  public void create(CatalogTable table, String instant) {
    ThriftStruct result =
        call("create_table", new ThriftStruct().put(1, HiveTables.fresh(table, database, instant)));
    requireDone("create_table", result, 0);
  }

  @Override
  public void update(CatalogTable table, String instant) {
    ThriftStruct found =
        get(table.name())
            .orElseThrow(
                () -> new CatalogFailure("The table %s is gone.".formatted(table.name()), null));
    // Partitions have columns of their own in Hive, by which it reads them.
    ThriftStruct cascade = new ThriftStruct().putTexts(1, Map.of("CASCADE", "true"));
    ThriftStruct result =
        call(
            "alter_table_with_environment_context",
            new ThriftStruct()
                .put(1, database)
                .put(2, table.name())
                .put(3, HiveTables.changed(found, table, instant))
                .put(4, cascade));
    requireDone("alter_table", result, 0);
  }

  @Override
  public Set<CatalogPartition> partitions(CatalogTable table) {
    ThriftStruct result =
        call(
            "get_partition_names",
            new ThriftStruct()
                .put(1, database)
                .put(2, table.name())
                .put(3, new ThriftStruct.Value(I16, ALL)));
    requireDone("get_partition_names", result, 0);
    Set<CatalogPartition> partitions = new HashSet<>();
    result.texts(0).forEach(name -> partitions.add(CatalogPartition.of(name)));
    return partitions;
  }

  @Override
  public void addPartitions(CatalogTable table, Collection<CatalogPartition> partitions) {
    List<CatalogPartition> all = new ArrayList<>(partitions);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<ThriftStruct> batch =
          all.subList(from, Math.min(all.size(), from + BATCH)).stream()
              .map(partition -> HiveTables.partition(table, database, partition))
              .toList();
      ThriftStruct request =
          new ThriftStruct()
              .put(1, database)
              .put(2, table.name())
              .putStructs(3, batch)
              // Those that are there stay.
              .put(4, true)
              .put(5, false);
      requireDone(
          "add_partitions_req", call("add_partitions_req", new ThriftStruct().put(1, request)), 0);
    }
  }

  private ThriftStruct call(String method, ThriftStruct arguments) {
    try {
      return metastore.call(method, arguments);
    } catch (IOException e) {
      throw unanswered(method, e);
    }
  }

  private CatalogFailure unanswered(String method, IOException e) {
    return new CatalogFailure(
        "No Hive metastore answers %s [database=%s]: %s. Check hive.metastore.uris, and that it asks for no Kerberos."
            .formatted(method, database, e.getClass().getSimpleName()),
        e);
  }

  /**
   * @param allowed number of the one exception that is as good as success, 0 for none
   */
  private void requireDone(String method, ThriftStruct result, int allowed) {
    for (var field : result.fields()) {
      int number = field.getKey();
      if (number != 0 && number != allowed) {
        throw new CatalogFailure(
            "The Hive metastore refused %s [database=%s]: %s. Check that user hive.metastore.user may do so."
                .formatted(method, database, firstLine(result.struct(number).text(1))),
            null);
      }
    }
  }

  /** What Hive says ends where its stack trace begins. */
  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  @Override
  public void close() {
    metastore.close();
  }
}
