package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.FlightRecords.AT;
import static io.tributary.connect.jdbcagg.FlightRecords.flight;
import static io.tributary.connect.jdbcagg.FlightRecords.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Aggregates of two definitions, connectors or generations never meet in one table. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class GenerationIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);

  private final TestDatabase database;

  GenerationIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void theNextGenerationReadsFromTheBeginningIntoEmptyTables() {
    Map<String, String> config = config("next", "next", "COUNT(*) AS n");
    try (SinkTaskRun first = opened(config)) {
      first.put(List.of(flight(0, "a", AT, 1.0, "x"), flight(7, "a", AT, 1.0, "x")));
      config.put("generation", "1");
      database.execute("DELETE FROM next");
      try (SinkTaskRun second = opened(config)) {
        assertThat(second.context().takeRewinds()).containsExactly(Map.entry(P0, 0L));
        second.put(List.of(flight(0, "a", AT, 1.0, "x")));
      }

      assertThatThrownBy(
              () -> {
                first.put(List.of(flight(8, "a", AT, 1.0, "x")));
                first.put(List.of(flight(9, "a", AT, 1.0, "x")));
              })
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("LOST_STATE");
    }

    assertThat(database.rows("SELECT n FROM next")).containsExactly(List.of("1"));
    assertThat(
            database.rows(
                "SELECT next_offset, generation FROM tributary_offsets WHERE connector = 'next'"))
        .containsExactly(List.of("1", "1"));
  }

  @Test
  void aTaskOfAnEarlierGenerationIsToldWhichOneIsMeant() {
    Map<String, String> config = config("later", "later", "COUNT(*) AS n");
    config.put("generation", "3");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    config.put("generation", "2");

    assertThatThrownBy(() -> opened(config))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("connector later went on to generation 3")
        .hasMessageContaining("Set generation=3");
  }

  @Test
  void refusesTheNextGenerationInATableWithRows() {
    Map<String, String> config = config("full", "full_table", "COUNT(*) AS n");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    config.put("generation", "1");

    assertRefused(config, "table full_table of statement 1 holds generation 0 of the connector");
  }

  @Test
  void refusesAnotherDefinitionInATableWithRows() {
    try (SinkTaskRun task = opened(config("redefined", "redefined", "COUNT(*) AS n"))) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }

    assertRefused(
        config("redefined", "redefined", "COUNT(velocity) AS n"),
        "table redefined of statement 1 was filled by another definition");
  }

  @Test
  void refusesATableThatIsNewToTopicsThatWereRead() {
    try (SinkTaskRun task = opened(config("grown", "grown", "COUNT(*) AS n"))) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    Map<String, String> config = config("grown", "grown", "COUNT(*) AS n");
    config.merge(
        "aggregates",
        "INSERT INTO grown_too SELECT COUNT(*) AS n FROM flights",
        (a, b) -> a + ";" + b);

    assertThatThrownBy(() -> opened(config))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("table grown_too of statement 2 begins now")
        .hasMessageContaining("topic flights was read already in generation 0")
        .hasMessageContaining("Set generation to the next number");
    database.execute("DELETE FROM grown");
    config.put("generation", "1");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    assertThat(database.rows("SELECT n FROM grown_too")).containsExactly(List.of("1"));
  }

  @Test
  void refusesAnotherDefinitionInATableThatWasEmptiedUnlessAllIsReadAgain() {
    try (SinkTaskRun task = opened(config("cleared", "cleared", "COUNT(*) AS n"))) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    database.execute("DELETE FROM cleared");

    assertRefused(
        config("cleared", "cleared", "COUNT(velocity) AS n"),
        "table cleared of statement 1 begins now");
  }

  @Test
  void aTableWhoseFirstRecordsWereBadIsNotNew() {
    Map<String, String> config = config("slow_start", "slow_start", "COUNT(*) AS n");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(P0));
      task.put(List.of(record(0, null, "no row")));
    }
    assertThat(context.errantRecords()).hasSize(1);
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(1, "a", AT, 1.0, "x")));
    }

    assertThat(database.rows("SELECT n FROM slow_start")).containsExactly(List.of("1"));
  }

  @Test
  void refusesTheTableOfAnotherConnector() {
    try (SinkTaskRun task = opened(config("owner", "owned", "COUNT(*) AS n"))) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    Map<String, String> other = config("guest", "owned", "COUNT(*) AS n");

    assertRefused(other, "table owned of statement 1 is filled by connector owner");
    database.execute("DELETE FROM owned");
    try (SinkTaskRun task = opened(other)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    assertThat(database.rows("SELECT n FROM owned")).containsExactly(List.of("1"));
  }

  @Test
  void stopsIfItsTableWasDropped() {
    Map<String, String> config = config("dropped", "dropped", "COUNT(*) AS n");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    database.execute("DROP TABLE dropped");

    assertRefused(config, "LOST_STATE: table dropped of statement 1 was dropped");
  }

  @Test
  void refusesRowsThatNobodyIsKnownToHaveWritten() {
    Map<String, String> config = config("strangers", "strangers", "COUNT(*) AS n");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    database.execute("DELETE FROM tributary_tables WHERE table_name = 'strangers'");
    database.execute("DELETE FROM tributary_offsets WHERE connector = 'strangers'");

    assertRefused(config, "table strangers of statement 1 has rows that no connector");
  }

  @Test
  void goesOnWithTheOffsetsAndTablesOfAnEarlierVersion() {
    Map<String, String> config = config("old", "old_table", "COUNT(*) AS n");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    database.execute("DELETE FROM tributary_tables WHERE table_name = 'old_table'");
    for (String column :
        List.of("generation", "watermark_ms", "source_position", "owner", "updated_at")) {
      database.execute("ALTER TABLE tributary_offsets DROP COLUMN " + column);
    }
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(1, "a", AT, 1.0, "x")));
    }

    assertThat(database.rows("SELECT n FROM old_table")).containsExactly(List.of("2"));
    assertThat(
            database.rows(
                "SELECT next_offset, generation, owner LIKE 'pid %', updated_at IS NOT NULL"
                    + " FROM tributary_offsets WHERE connector = 'old'"))
        .containsExactly(List.of("2", "0", "1", "1"));
  }

  private static void assertRefused(Map<String, String> config, String message) {
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(flight(1, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("generation");
    }
  }

  private Map<String, String> config(String name, String table, String aggregates) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put(
        "aggregates",
        "INSERT INTO "
            + table
            + " SELECT country, TUMBLE(seen, INTERVAL '1' MINUTE) AS minute, "
            + aggregates
            + " FROM flights GROUP BY country, minute");
    config.put("flush.max.records", "1");
    return config;
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }
}
