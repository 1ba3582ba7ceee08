package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories of rows, with restarts at every step. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class UpsertHistoriesIT {

  /** {@code -Dhistories=1000} for an hour of it. */
  private static final int HISTORIES = Integer.getInteger("histories", 10);

  private static final long SEED = Long.getLong("seed", 20261120L);

  private final TestDatabase database;

  UpsertHistoriesIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @ParameterizedTest
  @EnumSource
  void theTableHasTheLastStateOfEachRow(BusHistory.Order order) {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      BusHistory history =
          new BusHistory(random, 1 + random.nextInt(3), order).run(10 + random.nextInt(150));
      Map<String, String> config = config(order, i);
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(30)));
      Delivery.run(random, config, history.log());

      assertThat(rows(config.get("table.name"))).as("seed %d", seed).isEqualTo(history.rows());
    }
  }

  private Map<String, String> config(BusHistory.Order order, int number) {
    String name = "history_" + order.name().toLowerCase(java.util.Locale.ROOT);
    Map<String, String> config = new HashMap<>(database.config());
    config.put("name", name);
    config.put("mode", "upsert");
    config.put("table.name", name);
    config.put("flush.interval.ms", "5");
    config.put("generation", Integer.toString(number));
    if (order != BusHistory.Order.OFFSET) {
      config.put("ordering.field", "seen");
      config.put("record.format", order == BusHistory.Order.FIELD ? "plain" : "debezium");
    }
    if (number > 0) {
      database.execute("DELETE FROM " + name);
      if (order != BusHistory.Order.OFFSET) {
        database.execute("DELETE FROM " + name + "__deleted");
      }
    }
    return config;
  }

  private List<List<String>> rows(String table) {
    return database.rows("SELECT id, route, kph, seen FROM " + table + " ORDER BY id");
  }
}
