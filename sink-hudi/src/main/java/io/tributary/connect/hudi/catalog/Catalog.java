package io.tributary.connect.hudi.catalog;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A catalog, and one database in it. Every method throws {@link CatalogFailure} for what the
 * catalog refuses or where it is away.
 */
public interface Catalog extends AutoCloseable {

  /** Makes the database where there is none. */
  void requireDatabase();

  Optional<CatalogTable> find(String table);

  /**
   * Makes an entry that is not there.
   *
   * @param instant the commit that the entry is as new as
   */
  void create(CatalogTable table, String instant);

  /** Makes an entry that is there say this as well; what it says beside stays. */
  void update(CatalogTable table, String instant);

  /** Values of the partitions that are there, one list for each. */
  Set<CatalogPartition> partitions(CatalogTable table);

  /** Adds partitions; those that are there already stay as they are. */
  void addPartitions(CatalogTable table, Collection<CatalogPartition> partitions);

  @Override
  void close();
}
