package io.tributary.connect.hudi.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a catalog to what the table is. At first it compares the two as a whole, as an earlier run
 * may have died between a commit and this; from then on it knows what the catalog has, and a commit
 * that brings no new column and no new partition costs no request.
 *
 * <p>Threading: for one thread.
 */
public final class CatalogSync {

  private final Catalog catalog;
  private final TableDefinitions definitions;
  private final TablePartitions storage;
  private final Map<String, Known> known = new HashMap<>();
  private boolean databaseKnown;

  /** What the catalog has of one entry. */
  private record Known(CatalogTable table, Set<String> partitions) {}

  public CatalogSync(Catalog catalog, TableDefinitions definitions, TablePartitions storage) {
    this.catalog = catalog;
    this.definitions = definitions;
    this.storage = storage;
  }

  /**
   * Registers what a commit changed.
   *
   * @throws CatalogFailure where the catalog cannot be brought to it; it may be half there, and the
   *     next call goes on
   * @throws io.tributary.connect.hudi.model.TableFailure where the storage cannot be listed
   */
  public void apply(TableCommit commit) {
    if (!databaseKnown) {
      catalog.requireDatabase();
      databaseKnown = true;
    }
    for (CatalogTable table : definitions.of(commit)) {
      Known before = known.get(table.name());
      if (before == null) {
        known.put(table.name(), compare(table, commit));
      } else {
        follow(before, table, commit);
      }
    }
  }

  private Known compare(CatalogTable table, TableCommit commit) {
    Optional<CatalogTable> found = catalog.find(table.name());
    if (found.isEmpty()) {
      catalog.create(table, commit.instant().time());
    } else {
      requireSame(table, found.get());
      if (!table.isIn(found.get())) {
        catalog.update(table, commit.instant().time());
      }
    }
    Set<String> registered = new HashSet<>();
    if (!table.partitionColumns().isEmpty()) {
      Set<CatalogPartition> there = found.isEmpty() ? Set.of() : catalog.partitions(table);
      Set<List<String>> values = new HashSet<>();
      there.forEach(partition -> values.add(partition.values()));
      Set<String> all = storage.all();
      add(
          table,
          all.stream()
              .map(CatalogPartition::of)
              .filter(partition -> !values.contains(partition.values()))
              .toList());
      registered.addAll(all);
    }
    return new Known(table, registered);
  }

  private void follow(Known before, CatalogTable table, TableCommit commit) {
    if (!before.table().equals(table)) {
      catalog.update(table, commit.instant().time());
      known.put(table.name(), new Known(table, before.partitions()));
    }
    if (!table.partitionColumns().isEmpty()) {
      List<String> fresh =
          commit.partitions().stream().filter(path -> !before.partitions().contains(path)).toList();
      add(table, fresh.stream().map(CatalogPartition::of).toList());
      before.partitions().addAll(fresh);
    }
  }

  private void add(CatalogTable table, Collection<CatalogPartition> partitions) {
    if (!partitions.isEmpty()) {
      catalog.addPartitions(table, partitions);
    }
  }

  /** An entry of that name might be anybody's. */
  private static void requireSame(CatalogTable table, CatalogTable found) {
    if (!found.location().equals(table.location())) {
      throw new CatalogFailure(
          "The catalog has another table %s, at another location. Choose another catalog.table or catalog.database, or drop that entry."
              .formatted(table.name()),
          null);
    }
    if (!found.partitionColumns().equals(table.partitionColumns())) {
      throw new CatalogFailure(
          "The catalog's table %s has other partition columns, which cannot be changed. Drop that entry, and it is made again."
              .formatted(table.name()),
          null);
    }
  }
}
