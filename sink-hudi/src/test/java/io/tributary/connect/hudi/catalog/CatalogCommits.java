package io.tributary.connect.hudi.catalog;

import io.tributary.connect.hudi.config.CatalogSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.model.InstantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commits of a table, and what a catalog is told of them; the storage is a set of paths. */
public final class CatalogCommits {

  private final HudiSinkConfig config;
  private final Set<String> stored = new HashSet<>();
  private final List<CatalogColumn> columns = new ArrayList<>();
  private CatalogSync sync;
  private int commits;

  /**
   * @param changed keys beside those of a table {@code flights}
   */
  public CatalogCommits(Map<String, String> changed) {
    Map<String, String> props = new HashMap<>();
    props.put("table.name", "flights");
    props.put("table.path", "s3a://lake/flights");
    props.put("record.key.fields", "id");
    props.put("catalog.database", "lake");
    props.putAll(changed);
    config = new HudiSinkConfig(props);
    column("Id", "bigint", "\"long\"");
    config
        .table()
        .partitionFields()
        .forEach(
            field -> column(field, field.equals("seen") ? "timestamp" : "string", "\"string\""));
  }

  public CatalogSettings settings() {
    return config.catalog();
  }

  /** Begins anew with what the catalog has, as after a restart. */
  public CatalogCommits start(Catalog catalog) {
    sync =
        new CatalogSync(catalog, new TableDefinitions(config.catalog(), config.table()), this::all);
    return this;
  }

  private Set<String> all() {
    return Set.copyOf(stored);
  }

  public CatalogCommits column(String name, String type, String sparkType) {
    columns.add(new CatalogColumn(name, type, sparkType));
    return this;
  }

  /** Partitions whose commit nobody told the catalog of. */
  public CatalogCommits missed(String... partitions) {
    stored.addAll(List.of(partitions));
    return this;
  }

  public void commit(String... partitions) {
    stored.addAll(List.of(partitions));
    sync.apply(
        new TableCommit(
            new InstantId("2026010203040500" + ++commits), columns, Set.of(partitions)));
  }
}
