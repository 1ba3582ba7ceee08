package io.tributary.connect.jdbcagg;

import static io.tributary.connect.jdbcagg.FlightRecords.AT;
import static io.tributary.connect.jdbcagg.FlightRecords.flight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestHive.Provider.class)
class HiveMergeIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);

  private final TestHive hive;

  HiveMergeIT(TestHive hive) {
    this.hive = hive;
  }

  @Test
  void showsTheDdlOfAMissingTableIfItMayNotCreateIt() {
    Map<String, String> config = config("shown", "AVG(velocity) AS average");
    config.put("table.create", "false");
    for (String what : List.of("CREATE TABLE", "CREATE VIEW")) {
      try (SinkTaskRun task = opened(config)) {
        assertThatThrownBy(() -> task.put(List.of(flight(0, "a", AT, 1.0, "x"))))
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("is missing")
            .satisfies(
                failure -> {
                  String message = String.valueOf(failure.getMessage());
                  hive.execute(message.substring(message.indexOf(what)));
                });
      }
    }
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(flight(0, "a", AT, 1.5, "x")));
    }
    assertThat(hive.rows("SELECT average FROM shown")).containsExactly(List.of("1.5"));
  }

  @Test
  void refusesATableThatCannotBeUpdatedAndAViewThatIsATable() {
    hive.execute("CREATE TABLE flat__base (`__kind` STRING) STORED AS TEXTFILE");
    hive.execute(
        "CREATE TABLE still__base (`__kind` STRING, `__key` STRING, `__next_offset` BIGINT)"
            + " STORED AS TEXTFILE");
    hive.execute("CREATE TABLE taken (country STRING)");
    for (Map.Entry<String, String> each :
        Map.of(
                "still",
                "is not transactional",
                "flat",
                "has other columns than the sink's",
                "taken",
                "is a table, and must be a view")
            .entrySet()) {
      assertThatThrownBy(
              () -> {
                try (SinkTaskRun task = opened(config(each.getKey(), "COUNT(*) AS n"))) {
                  task.put(List.of(flight(0, "a", AT, 1.0, "x")));
                }
              })
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(each.getValue());
    }
  }

  private Map<String, String> config(String name, String aggregates) {
    Map<String, String> config = hive.config(HiveWriteMode.MERGE);
    config.put("name", name);
    config.put(
        "aggregates",
        "INSERT INTO "
            + name
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
