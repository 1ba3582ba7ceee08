package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.FlightRecords.AT;
import static io.tributary.connect.jdbcagg.FlightRecords.flight;
import static io.tributary.connect.jdbcagg.FlightRecords.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds whichever way Hive is written. */
@ParameterizedClass
@EnumSource(HiveWriteMode.class)
@ExtendWith(TestHive.Provider.class)
class HiveIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);
  private static final String WINDOW = "2026-11-20 10:00:00.0";

  private final HiveWriteMode mode;
  private final TestHive hive;

  HiveIT(HiveWriteMode mode, TestHive hive) {
    this.mode = mode;
    this.hive = hive;
  }

  @Test
  void keepsAggregatesOfGroupsAndWindowsUpToDateAcrossFlushes() {
    try (SinkTaskRun task =
        opened(
            config(
                "life",
                "COUNT(*) AS flights, AVG(velocity) AS average, SUM(velocity) AS total,"
                    + " MIN(velocity) AS low, MAX(velocity) AS high, LAST(callsign) AS last,"
                    + " FIRST(callsign) AS first"))) {
      task.put(
          List.of(
              flight(0, "France", AT, 0.1, "AF1"),
              flight(1, "France", "2026-11-20T10:00:59.999Z", 0.2, "AF2"),
              flight(2, null, "2026-11-20T10:00:00Z", null, "X")));
      task.put(
          List.of(
              flight(5, "France", "2026-11-20T10:00:02Z", -7.5, "late"),
              flight(6, "France", "2026-11-20T10:01:00Z", 1.0, null)));

      assertThat(hive.rows("SELECT * FROM " + table("life") + " ORDER BY country, minute"))
          .containsExactlyInAnyOrder(
              Arrays.asList(null, WINDOW, "1", null, null, null, null, "X", "X"),
              List.of("France", WINDOW, "3", "-2.4", "-7.2", "-7.5", "0.2", "AF2", "AF1"),
              Arrays.asList(
                  "France", "2026-11-20 10:01:00.0", "1", "1.0", "1.0", "1.0", "1.0", null, null));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(7);
    }
  }

  @Test
  void textsArriveAsTheyAreAndTheirBytesTellThemApart() {
    List<String> countries =
        List.of(
            "a",
            "A",
            "a ",
            "\u00e1",
            "a\u0301",
            "",
            "it's",
            "b\\n",
            "b\n",
            "b\r\t",
            "x|y",
            "${system:user.name}",
            "$1;--",
            "\uD83D\uDEA2",
            "\u0000",
            "%_?",
            "\\N",
            "'||'");
    List<SinkRecord> twice = new ArrayList<>();
    for (String country : countries) {
      twice.add(flight(twice.size(), country, AT, 1.0, country));
      twice.add(flight(twice.size(), country, AT, 1.0, country));
    }
    Map<String, String> config = config("texts", "COUNT(*) AS n, LAST(callsign) AS last");
    try (SinkTaskRun task = opened(config)) {
      task.put(twice.subList(0, 30));
      task.put(twice.subList(30, twice.size()));
    }

    assertThat(hive.rows("SELECT country, last FROM " + table("texts") + " WHERE n = 2"))
        .containsExactlyInAnyOrderElementsOf(
            countries.stream().map(country -> List.of(country, country)).toList());
  }

  @Test
  void sumsOfDoublesAreExact() {
    try (SinkTaskRun task =
        opened(config("exact", "SUM(velocity) AS total, AVG(velocity) AS average"))) {
      task.put(
          List.of(
              flight(0, "a", AT, 9e17, "x"),
              flight(1, "a", AT, 0.1, "x"),
              flight(2, "b", AT, 1234567890.123456789, "x"),
              flight(3, "b", AT, 1e-15, "x")));
      task.put(
          List.of(
              flight(4, "a", AT, 0.2, "x"),
              flight(5, "a", AT, -9e17, "x"),
              flight(6, "a", AT, 1e-30, "x")));
    }

    assertThat(
            hive.rows(
                "SELECT country, total, average FROM " + table("exact") + " ORDER BY country"))
        .containsExactly(
            List.of("a", "0.3", "0.06"),
            List.of("b", "1.2345678901234567E9", "6.172839450617284E8"));
  }

  @Test
  void goesOnWhereTheTableStandsWhateverTheConsumerGroupSays() {
    Map<String, String> config = config("ledger", "COUNT(*) AS n");
    try (SinkTaskRun first = opened(config)) {
      first.put(List.of(flight(0, "a", AT, 1.0, "x"), flight(41, "a", AT, 1.0, "x")));
    }
    try (SinkTaskRun second = opened(config)) {
      assertThat(second.context().takeRewinds()).containsEntry(P0, 42L);
      assertThat(second.preCommit().get(P0).offset()).isEqualTo(42);
    }
  }

  @Test
  void keepsSeveralTablesOverOnePassOfTheTopicThoughTheyStandApart() {
    Map<String, String> both = config("several", "COUNT(*) AS n");
    String countries = both.get("aggregates");
    String total =
        "INSERT INTO %s SELECT callsign, COUNT(*) AS n, MAX(velocity) AS high FROM flights GROUP BY callsign"
            .formatted(table("several_total"));
    both.put("aggregates", countries + "; " + total);
    try (SinkTaskRun task = opened(both)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
      task.put(List.of(flight(1, "b", AT, 9.0, "x")));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(2);
    }
    Map<String, String> one = new HashMap<>(both);
    one.put("aggregates", countries);
    try (SinkTaskRun task = opened(one)) {
      // What a task leaves that is killed behind the first table's commit.
      task.put(List.of(flight(2, "a", AT, 5.0, "x"), flight(3, "a", AT, 5.0, "x")));
    }
    try (SinkTaskRun task = opened(both)) {
      assertThat(task.context().takeRewinds()).containsEntry(P0, 2L);
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(2);
      task.put(List.of(flight(2, "a", AT, 5.0, "x")));
      task.put(List.of(flight(3, "a", AT, 5.0, "x"), flight(4, "a", AT, 5.0, "x")));
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(5);
    }

    assertThat(hive.rows("SELECT country, n FROM " + table("several")))
        .containsExactlyInAnyOrder(List.of("a", "4"), List.of("b", "1"));
    assertThat(hive.rows("SELECT * FROM " + table("several_total")))
        .containsExactly(List.of("x", "5", "9.0"));
  }

  @Test
  void recordsOffsetsThoughNoRecordPassesTheFilter() {
    Map<String, String> config = config("filtered", "COUNT(*) AS n");
    config.computeIfPresent(
        "aggregates", (key, sql) -> sql.replace(" GROUP BY", " WHERE velocity > 100 GROUP BY"));
    try (SinkTaskRun first = opened(config)) {
      first.put(List.of(flight(0, "a", AT, 1.0, "x")));
      assertThat(first.preCommit().get(P0).offset()).isEqualTo(1);
      first.put(List.of(flight(1, "a", AT, 101.0, "x")));
    }
    assertThat(hive.rows("SELECT country, n FROM " + table("filtered")))
        .containsExactly(List.of("a", "1"));
  }

  @Test
  void takesManyGroupsInOneFlush() {
    int groups = 2_500;
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      records.add(flight(i, "country-" + i, AT, (double) i, "x"));
    }
    Map<String, String> config = config("many", "COUNT(*) AS n, SUM(velocity) AS total");
    config.put("flush.max.records", Integer.toString(groups));
    try (SinkTaskRun task = opened(config)) {
      task.put(records);
    }
    assertThat(hive.rows("SELECT COUNT(*), SUM(n), SUM(total) FROM " + table("many")))
        .containsExactly(List.of("2500", "2500", "3123750.0"));
  }

  @Test
  void addsColumnsOnceTheirTypesShow() {
    Map<String, String> config =
        config("plain", "AVG(velocity) AS average, LAST(callsign) AS last");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(plain(0, "a", 100L, null)));
      task.put(List.of(plain(1, "a", 100.5, "x")));
    }
    assertThat(hive.rows("SELECT * FROM " + table("plain")))
        .containsExactly(List.of("a", WINDOW, "100.25", "x"));
  }

  @Test
  void refusesATableOfAnotherDefinitionGenerationOrConnector() {
    Map<String, String> config = config("owned", "COUNT(*) AS n");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
    }
    Map<String, String> renamed = new HashMap<>(config);
    renamed.put("name", "other");
    Map<String, String> later = new HashMap<>(config);
    later.put("generation", "1");
    Map<String, String> redefined = new HashMap<>(config);
    redefined.put("aggregates", config("owned", "COUNT(velocity) AS n").get("aggregates"));
    for (Map.Entry<Map<String, String>, String> each :
        Map.of(
                renamed, "is filled by connector " + table("owned"),
                later, "holds generation 0 of the connector",
                redefined, "was filled by another definition")
            .entrySet()) {
      assertThatThrownBy(
              () -> {
                try (SinkTaskRun task = opened(each.getKey())) {
                  task.put(List.of(flight(9, "a", AT, 1.0, "x")));
                }
              })
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(each.getValue());
    }
    assertThat(hive.rows("SELECT n FROM " + table("owned"))).containsExactly(List.of("1"));
  }

  @Test
  void stopsIfItsTableIsDroppedUnderIt() {
    try (SinkTaskRun task = opened(config("dropped", "COUNT(*) AS n"))) {
      task.put(List.of(flight(0, "a", AT, 1.0, "x")));
      hive.execute(
          "DROP TABLE " + table("dropped") + (mode == HiveWriteMode.MERGE ? "__base" : ""));
      assertThatThrownBy(() -> task.put(List.of(flight(1, "a", AT, 1.0, "x"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("LOST_STATE")
          .hasMessageContaining("was dropped");
    }
  }

  private Map<String, String> config(String name, String aggregates) {
    Map<String, String> config = hive.config(mode);
    config.put("name", table(name));
    config.put(
        "aggregates",
        "INSERT INTO "
            + table(name)
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

  /** Both ways write into one Hive. */
  private String table(String name) {
    return name + "_" + mode.name().toLowerCase(Locale.ROOT);
  }
}
