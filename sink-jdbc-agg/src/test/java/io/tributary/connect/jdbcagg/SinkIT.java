package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.FlightRecords.AT;
import static io.tributary.connect.jdbcagg.FlightRecords.flight;
import static io.tributary.connect.jdbcagg.FlightRecords.plain;
import static io.tributary.connect.jdbcagg.FlightRecords.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SinkIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);
  private static final String WINDOW = "2026-11-20 10:00:00.000";

  private final TestDatabase database;

  SinkIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void keepsAggregatesOfGroupsAndWindowsUpToDateAcrossFlushes() {
    try (SinkTaskRun task =
        opened(
            config(
                "life",
                selecting(
                    "life",
                    "COUNT(*) AS flights, AVG(velocity) AS average, SUM(velocity) AS total,"
                        + " MIN(velocity) AS low, MAX(velocity) AS high, LAST(callsign) AS"
                        + " last")))) {
      task.put(
          List.of(
              flight(0, "France", AT, 0.1, "AF1"),
              flight(1, "France", "2026-11-20T10:00:59.999Z", 0.2, "AF2"),
              flight(2, null, "2026-11-20T10:00:00Z", null, "X")));
      task.put(
          List.of(
              flight(5, "France", "2026-11-20T10:00:02Z", -7.5, "late"),
              flight(6, "France", "2026-11-20T10:01:00Z", 1.0, null)));

      assertThat(database.rows("SELECT * FROM life ORDER BY country, minute"))
          .containsExactly(
              Arrays.asList(null, WINDOW, "1", null, null, null, null, "X"),
              List.of("France", WINDOW, "3", "-2.4", "-7.2", "-7.5", "0.2", "AF2"),
              Arrays.asList("France", "2026-11-20 10:01:00.000", "1", "1", "1", "1", "1", null));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(7);
      assertThat(task.context().commitRequests()).isEqualTo(2);
    }
  }

  @Test
  void goesOnWhereTheLedgerStandsWhateverTheConsumerGroupSays() {
    Map<String, String> config = config("ledger", selecting("ledger", "COUNT(*) AS n"));
    try (SinkTaskRun first = opened(config)) {
      first.put(List.of(flight(0, "a", AT, 1.0, "x"), flight(41, "a", AT, 1.0, "x")));
    }
    try (SinkTaskRun second = opened(config)) {
      assertThat(second.context().takeRewinds()).containsEntry(P0, 42L);
      assertThat(second.preCommit().get(P0).offset()).isEqualTo(42);
    }
  }

  @Test
  void stopsIfTheTopicGoesBackBehindTheLedger() {
    Map<String, String> config = config("anew", selecting("anew", "COUNT(*) AS n"));
    try (SinkTaskRun first = opened(config)) {
      first.put(List.of(flight(99, "a", AT, 1.0, "x")));
    }
    try (SinkTaskRun second = opened(config)) {
      assertThatThrownBy(() -> second.put(List.of(flight(3, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("LOST_STATE")
          .hasMessageContaining("flights-0 has offset 3 although reading was to go on at 100")
          .hasMessageContaining("The topic was probably made anew");
    }
  }

  @Test
  void textsThatOnlyTheBytesTellApartAreGroupsOfTheirOwn() {
    List<String> countries = List.of("a", "A", "a ", "\u00e1", "a\u0301", "", "ss", "\u00df");
    try (SinkTaskRun task = opened(config("texts", selecting("texts", "COUNT(*) AS n")))) {
      long offset = 0;
      for (String country : countries) {
        task.put(List.of(flight(offset++, country, AT, 1.0, "x")));
        task.put(List.of(flight(offset++, country, AT, 1.0, "x")));
      }
    }

    assertThat(database.rows("SELECT country FROM texts WHERE n = 2"))
        .containsExactlyInAnyOrderElementsOf(countries.stream().map(List::of).toList());
    assertThat(database.rows("SELECT n FROM texts WHERE country = 'a'")).hasSize(1);
  }

  @Test
  void sumsOfDoublesAreExact() {
    try (SinkTaskRun task =
        opened(
            config(
                "exact", selecting("exact", "SUM(velocity) AS total, AVG(velocity) AS average")))) {
      task.put(
          List.of(
              flight(0, "a", AT, 9e17, "x"),
              flight(1, "a", AT, 0.1, "x"),
              flight(2, "a", AT, 0.2, "x"),
              flight(3, "a", AT, -9e17, "x"),
              flight(4, "a", AT, 1e-30, "x")));
    }

    assertThat(database.rows("SELECT total, __total_sum, __total_rest FROM exact"))
        .containsExactly(List.of("0.3", "0.3000000000", "0.000000000000000000000000000001"));
  }

  @Test
  void takesRecordsWithoutSchemaAndAddsColumnsOnceTheirTypesShow() {
    Map<String, String> config =
        config("plain", selecting("plain", "AVG(velocity) AS average, LAST(callsign) AS last"));
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(plain(0, "a", 100L, null), plain(1, "a", 100.5, null)));
      assertThat(database.rows("SELECT * FROM plain"))
          .containsExactly(List.of("a", WINDOW, "100.25"));
      task.put(List.of(plain(2, "a", null, "AF1"), plain(3, "b", null, null)));
    }

    assertThat(database.rows("SELECT country, average, last FROM plain ORDER BY country"))
        .containsExactly(List.of("a", "100.25", "AF1"), Arrays.asList("b", null, null));
  }

  @Test
  void skipsTombstonesAndSendsBadRecordsToTheDeadLetterQueue() {
    Map<String, String> config =
        config("bad", selecting("bad", "SUM(velocity) AS total, LAST(callsign) AS last"));
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(P0));
      SinkRecord lacking =
          record(1, SchemaBuilder.struct().field("land", Schema.STRING_SCHEMA).build(), null);
      task.put(
          List.of(
              new SinkRecord("flights", 0, null, "k", null, null, 0),
              lacking,
              flight(2, "a", null, 1.0, "x"),
              flight(3, "a", AT, Double.NaN, "x"),
              flight(4, "a", AT, 1e18, "x"),
              flight(5, "a", AT, 1.0, "x".repeat(256)),
              flight(6, "a", AT, 1.0, "\uD83D\uDEA2".repeat(255)),
              new SinkRecord("flights", 0, null, null, null, "text", 7)));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(8);
    }

    assertThat(context.errantRecords().values())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            m -> assertThat(m).contains("field 'seen' is not in the record's schema"),
            m -> assertThat(m).contains("the window's time 'seen' is null").contains("IS NOT NULL"),
            m -> assertThat(m).contains("'velocity' is infinite or no number"),
            m -> assertThat(m).contains("'velocity' is 10^18 or more"),
            m -> assertThat(m).contains("longer than the 255 characters of column last"),
            m -> assertThat(m).contains("is no struct or map").contains("offset=7"));
    assertThat(database.rows("SELECT total FROM bad")).containsExactly(List.of("1"));
  }

  @Test
  void recordsNoOffsetBehindABadRecordThatTheQueueDidNotTake() {
    Map<String, String> config = config("queued", selecting("queued", "SUM(velocity) AS total"));
    List<SinkRecord> records =
        List.of(flight(0, "a", AT, 1.0, "x"), flight(1, "a", AT, Double.NaN, "x"));
    FakeSinkTaskContext lost = new FakeSinkTaskContext(config).tolerateErrors().loseDeadLetters();
    try (SinkTaskRun task = new SinkTaskRun(config, lost)) {
      task.open(List.of(P0));
      assertThatThrownBy(() -> task.put(records))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("dead letter queue");
    }
    FakeSinkTaskContext taken = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, taken)) {
      task.open(List.of(P0));
      task.put(records);
    }

    assertThat(taken.errantRecords()).hasSize(1);
    assertThat(database.rows("SELECT total FROM queued")).containsExactly(List.of("1"));
  }

  @Test
  void failsOnABadRecordIfNothingToleratesErrors() {
    try (SinkTaskRun task = opened(config("strict", selecting("strict", "LAST(tags) AS last")))) {
      assertThatThrownBy(() -> task.put(List.of(flight(0, "a", AT, 1.0, "x"))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("the type of [tags] is unknown, or one that no column keeps");
    }
  }

  @Test
  void doesNotMoveOnOverTheRecordThatFailedTheTask() {
    Map<String, String> config = config("over", selecting("over", "COUNT(*) AS n"));
    config.put("flush.max.records", "100");
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(
              () -> task.put(List.of(flight(0, "a", AT, 1.0, "x"), flight(1, "a", null, 1.0, "x"))))
          .isInstanceOf(DataException.class);
      task.close(List.of(P0));
    }

    assertThat(database.rows("SELECT * FROM tributary_offsets WHERE connector = 'over'")).isEmpty();
  }

  @Test
  void splitsStatementsThatLongTextsWouldMakeTooLargeForTheServer() {
    Map<String, String> config =
        config("long_texts", selecting("long_texts", "LAST(callsign) AS last"));
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "0", AT, 1.0, "x")));
    }
    database.execute(
        "ALTER TABLE long_texts MODIFY last MEDIUMTEXT COLLATE "
            + database
                .rows(
                    "SELECT COLLATION_NAME FROM information_schema.COLUMNS"
                        + " WHERE TABLE_NAME = 'long_texts' AND COLUMN_NAME = 'last'")
                .get(0)
                .get(0));
    config.put("flush.max.records", "20");
    String text = "\u20ac".repeat(1_000_000);
    try (SinkTaskRun task = opened(config)) {
      task.put(
          IntStream.rangeClosed(1, 20)
              .mapToObj(i -> flight(i, Integer.toString(i), AT, 1.0, text))
              .toList());
    }

    assertThat(database.rows("SELECT COUNT(*), MAX(CHAR_LENGTH(last)) FROM long_texts"))
        .containsExactly(List.of("21", "1000000"));
  }

  @Test
  void showsTheDdlOfAMissingTableIfItMayNotCreateIt() {
    Map<String, String> creating = config("ddl0", selecting("ddl0", "COUNT(*) AS n"));
    opened(creating).close();
    Map<String, String> config = config("ddl", selecting("ddl", "AVG(velocity) AS average"));
    config.put("table.create", "false");
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(flight(0, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("table ddl of statement 1 is missing")
          .satisfies(
              failure -> {
                String message = failure.getMessage();
                database.execute(message.substring(message.indexOf("CREATE TABLE")));
              });
    }
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.5, "x")));
    }

    assertThat(database.rows("SELECT average FROM ddl")).containsExactly(List.of("1.5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MODIFY average DOUBLE | has a column average of another type",
        "MODIFY country VARCHAR(255) CHARACTER SET latin1 | has a column country of another type",
        "DROP PRIMARY KEY | has another primary key",
        "ADD UNIQUE KEY (country) | a further unique index",
        "ENGINE=MyISAM | is of engine MyISAM, which has no transactions",
      })
  void refusesATableThatDoesNotFit(String alteration, String message) {
    String table = "misfit_" + Integer.toHexString(alteration.hashCode());
    Map<String, String> config = config(table, selecting(table, "AVG(velocity) AS average"));
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    database.execute("ALTER TABLE " + table + " " + alteration);
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(flight(1, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("CREATE TABLE");
    }
  }

  @Test
  void flushesOnATickOnceTheIntervalHasPassed() {
    Map<String, String> config = config("tick", selecting("tick", "COUNT(*) AS n"));
    config.put("flush.max.records", "1000");
    config.put("flush.interval.ms", "1");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
      long until = System.nanoTime() + 10_000_000_000L;
      while (!task.preCommit().containsKey(P0) && System.nanoTime() < until) {
        task.put(List.of());
      }
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(1);
    }
  }

  private Map<String, String> config(String name, String aggregates) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("aggregates", aggregates);
    config.put("flush.max.records", "1");
    return config;
  }

  private static String selecting(String table, String aggregates) {
    return "INSERT INTO "
        + table
        + " SELECT country, TUMBLE(seen, INTERVAL '1' MINUTE) AS minute, "
        + aggregates
        + " FROM flights GROUP BY country, minute";
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }
}
