package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.TruncatePolicy;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.upsert.RowBuffer;
import io.tributary.connect.jdbcagg.upsert.RowTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One fold for each table that topics go to. */
public final class UpsertFolds implements Folds {

  private final UpsertSettings settings;
  private final TruncatePolicy truncatePolicy;
  private final RowTables tables;
  private final Map<String, Fold> byTable = new LinkedHashMap<>();
  private final Map<String, List<Fold>> byTopic = new HashMap<>();

  public UpsertFolds(UpsertSettings settings, TruncatePolicy truncatePolicy, RowTables tables) {
    this.settings = settings;
    this.truncatePolicy = truncatePolicy;
    this.tables = tables;
  }

  @Override
  public List<Fold> of(String topic) {
    return byTopic.computeIfAbsent(topic, absent -> List.of(fold(settings.table().of(topic))));
  }

  private Fold fold(String table) {
    return byTable.computeIfAbsent(
        table,
        absent -> new UpsertFold(new RowBuffer(settings, truncatePolicy, table), settings, tables));
  }

  @Override
  public Collection<Fold> all() {
    return byTable.values();
  }
}
