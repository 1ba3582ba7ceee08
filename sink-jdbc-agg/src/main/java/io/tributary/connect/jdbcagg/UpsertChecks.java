package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.config.ChangeSettings;
import io.tributary.connect.jdbcagg.config.Dialect;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.RecordFormat;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.kit.config.ConfigErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.Config;

/** What a POST of mode=upsert is checked for beyond each key by itself. */
final class UpsertChecks {

  static final String NO_HIVE =
      "upsert does not go with database.dialect=hive, whose tables have no rows by key";

  private static final int LONGEST_NAME = 64;

  private final Map<String, String> properties;
  private final Config result;

  UpsertChecks(Map<String, String> properties, Config result) {
    this.properties = properties;
    this.result = result;
  }

  /** Refuses keys of rows where there are aggregates, as nobody would read them. */
  static void refuseKeys(Map<String, String> properties, Config result) {
    for (String key : UpsertSettings.KEYS) {
      if (properties.containsKey(key)) {
        ConfigErrors.add(
            result, key, "says nothing about aggregates", "Set mode=upsert, or remove it.");
      }
    }
  }

  /**
   * @param keysAreFine whether each key by itself is
   */
  void check(boolean keysAreFine, List<String> topics) {
    for (String key :
        List.of(
            JdbcAggSinkConfig.AGGREGATES,
            ChangeSettings.MODE,
            ChangeSettings.STATE,
            WindowSettings.GRACE,
            WindowSettings.CLOSED,
            WindowSettings.RETENTION)) {
      if (properties.containsKey(key)) {
        ConfigErrors.add(
            result,
            key,
            "does not go with mode=upsert",
            "Remove it; record.format says what records are.");
      }
    }
    if (Dialect.HIVE.name().equalsIgnoreCase(properties.get(JdbcAggSinkConfig.DIALECT))) {
      ConfigErrors.add(
          result, JdbcAggSinkConfig.MODE, NO_HIVE, "Use mysql, or a table of sink-hudi.");
    }
    if (keysAreFine) {
      UpsertSettings settings = new JdbcAggSinkConfig(properties).upsert();
      checkOrder(settings);
      checkFields(settings);
      checkTables(settings, topics);
    }
  }

  private void checkOrder(UpsertSettings settings) {
    if (settings.orderingField() != null && settings.format() == RecordFormat.AUTO) {
      ConfigErrors.add(
          result,
          UpsertSettings.FORMAT,
          "auto does not go with ordering.field: a null value may delete whatever is there, or"
              + " repeat what an event said with its place in the order",
          "Set plain, debezium or flattened.");
    }
  }

  private void checkFields(UpsertSettings settings) {
    String ordering = settings.orderingField();
    if (ordering != null
        && !settings.columns().isEmpty()
        && !settings.columns().containsKey(ordering)
        && !settings.keyFields().contains(ordering)) {
      ConfigErrors.add(
          result,
          UpsertSettings.FIELDS,
          "lacks '%s', which ordering.field names".formatted(ordering),
          "Add it, as the table must keep it.");
    }
  }

  private void checkTables(UpsertSettings settings, List<String> topics) {
    int longest = LONGEST_NAME - (settings.orderingField() == null ? 0 : "__deleted".length());
    Map<String, String> byTable = new HashMap<>();
    for (String topic : topics) {
      String table = settings.table().of(topic);
      if (table.length() > longest) {
        ConfigErrors.add(
            result,
            UpsertSettings.TABLE_NAME,
            "table '%s' has more than %d characters".formatted(table, longest),
            "Give it a shorter name.");
      }
      String other = byTable.put(table.toLowerCase(Locale.ROOT), topic);
      if (other != null && settings.table().perTopic()) {
        ConfigErrors.add(
            result,
            UpsertSettings.TABLE_NAME,
            "topics '%s' and '%s' would share table '%s'".formatted(other, topic, table),
            "Take one of them by another connector.");
      }
    }
  }
}
