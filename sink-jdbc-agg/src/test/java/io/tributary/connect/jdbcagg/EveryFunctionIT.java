package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of a source table, with restarts at every step: the tables of all functions
 * equal what the rows that are left give. {@code -Dhistories=1000} runs as many of each kind.
 */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class EveryFunctionIT {

  private static final int HISTORIES = Integer.getInteger("histories", 12);
  private static final long SEED = Long.getLong("seed", 20261120L);

  private final TestDatabase database;

  EveryFunctionIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void tablesEqualTheRecomputationOfFacts() {
    run(
        "by_fact",
        Map.of(),
        random -> SaleFacts.random(random, 1 + random.nextInt(3), 10 + random.nextInt(100)));
  }

  @Test
  void tablesEqualTheRecomputationWithAStateTable() {
    run("by_state", Map.of("cdc.mode", "debezium"), random -> history(random, false));
  }

  @Test
  void tablesEqualTheRecomputationWithBeforeImages() {
    run(
        "by_image",
        Map.of("cdc.mode", "debezium", "cdc.state", "none"),
        random -> history(random, true));
  }

  private static SaleFacts history(Random random, boolean images) {
    SaleHistory history =
        new SaleHistory(random, 1 + random.nextInt(3), images).run(10 + random.nextInt(60));
    return new SaleFacts(history.log(), history.members());
  }

  private void run(String name, Map<String, String> mode, Function<Random, SaleFacts> makes) {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      SaleFacts history = makes.apply(random);
      Map<String, String> config = database.config();
      config.putAll(mode);
      config.put("name", name);
      config.put("generation", Integer.toString(i));
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(20)));
      config.put("flush.interval.ms", "5");
      config.put("aggregates", SaleTotals.sql(name) + ";" + SaleSlices.sql(name));
      if (i > 0) {
        empty(name);
        SaleSlices.tables(name).forEach(this::empty);
      }
      Delivery.run(random, config, history.log());

      assertThat(SaleTotals.table(database, name))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderEntriesOf(SaleTotals.of(history.members()));
      assertThat(SaleSlices.rows(database, name))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(SaleSlices.of(history.members()));
    }
  }

  private void empty(String table) {
    database.execute("DELETE FROM " + table);
    for (List<String> side :
        database.rows(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                + " AND TABLE_NAME IN ('"
                + table
                + "__values', '"
                + table
                + "__rows')")) {
      database.execute("DELETE FROM " + side.get(0));
    }
  }
}
