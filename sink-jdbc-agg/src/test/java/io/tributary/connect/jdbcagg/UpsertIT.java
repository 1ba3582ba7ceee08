package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows by key, one case at a time. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class UpsertIT {

  private static final Schema BUS =
      SchemaBuilder.struct()
          .field("vehicle", Schema.STRING_SCHEMA)
          .field("route", Schema.OPTIONAL_STRING_SCHEMA)
          .field("kph", Schema.OPTIONAL_INT32_SCHEMA)
          .field("seen", Schema.OPTIONAL_INT64_SCHEMA)
          .build();

  private static final Schema MARKED =
      SchemaBuilder.struct()
          .field("vehicle", Schema.STRING_SCHEMA)
          .field("seen", Schema.INT64_SCHEMA)
          .field("__deleted", Schema.STRING_SCHEMA)
          .build();

  private final TestDatabase database;

  UpsertIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void keepsTheLastRecordOfEachKeyAndDeletesByTombstones() {
    try (SinkTaskRun task = opened(config("buses"))) {
      task.put(
          List.of(
              bus("buses", 0, "8001", "7", 40, 100L),
              bus("buses", 1, "8002", "29", 10, 101L),
              bus("buses", 2, "8001", "7", 45, 99L)));
      assertThat(rows("buses"))
          .containsExactly(List.of("8001", "7", "45", "99"), List.of("8002", "29", "10", "101"));
      task.put(
          List.of(
              tombstone("buses", 3, "8001"),
              bus("buses", 4, "8002", null, 11, 102L),
              tombstone("buses", 5, "8002"),
              bus("buses", 6, "8002", "29", null, 103L)));

      assertThat(rows("buses")).containsExactly(Arrays.asList("8002", "29", null, "103"));
      assertThat(task.preCommit().get(partition("buses")).offset()).isEqualTo(7);
    }
  }

  @Test
  void goesOnWhereTheLedgerStands() {
    try (SinkTaskRun first = opened(config("resumed"))) {
      first.put(List.of(bus("resumed", 41, "8001", "7", 40, 100L)));
    }
    try (SinkTaskRun second = opened(config("resumed"))) {
      assertThat(second.context().takeRewinds()).containsEntry(partition("resumed"), 42L);
      second.put(List.of(bus("resumed", 42, "8001", "8", 41, 100L)));
    }

    assertThat(rows("resumed")).containsExactly(List.of("8001", "8", "41", "100"));
  }

  @Test
  void theGreatestOrderingValueWinsWheneverItComes() {
    Map<String, String> config = ordered("late_buses");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(bus("late_buses", 0, "8001", "7", 40, 100L)));
      task.put(List.of(bus("late_buses", 1, "8001", "6", 30, 99L)));
      assertThat(rows("late_buses")).containsExactly(List.of("8001", "7", "40", "100"));
      task.put(List.of(bus("late_buses", 2, "8001", "5", 30, null)));
      assertThat(rows("late_buses")).containsExactly(List.of("8001", "7", "40", "100"));
      task.put(List.of(bus("late_buses", 3, "8001", "8", 41, 100L)));
      assertThat(rows("late_buses")).containsExactly(List.of("8001", "8", "41", "100"));
    }
  }

  @Test
  void deletionsAreForgottenAfterAWhile() {
    Map<String, String> config = ordered("forgetful");
    config.put("record.format", "flattened");
    config.put("deleted.retention.ms", "3600000");
    String deletions = "SELECT place FROM forgetful__deleted";
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(marked(0, "8001", 100, true), marked(1, "8002", 100, true)));
      task.put(List.of(marked(2, "8001", 99, false), marked(3, "8002", 99, false)));
      assertThat(database.rows("SELECT vehicle FROM forgetful")).isEmpty();
      // Only a clock that can be set makes an hour pass: the first was an hour ago, the other less.
      database.execute(
          "UPDATE forgetful__deleted SET deleted_at = UTC_TIMESTAMP(3) - INTERVAL 61 MINUTE"
              + " ORDER BY row_id LIMIT 1");
      database.execute(
          "UPDATE forgetful__deleted SET deleted_at = UTC_TIMESTAMP(3) - INTERVAL 58 MINUTE"
              + " ORDER BY row_id DESC LIMIT 1");
      task.put(List.of(marked(4, "8003", 100, true)));
      assertThat(database.rows(deletions)).hasSize(2);
      task.put(List.of(marked(5, "8001", 99, false), marked(6, "8002", 99, false)));
      assertThat(database.rows("SELECT vehicle FROM forgetful"))
          .as("back is the one whose deletion nobody remembers")
          .hasSize(1);
    }
  }

  private Map<String, String> ordered(String name) {
    Map<String, String> config = config(name);
    config.put("ordering.field", "seen");
    config.put("record.format", "plain");
    return config;
  }

  private Map<String, String> config(String name) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("topics", name);
    config.put("mode", "upsert");
    config.put("record.key.fields", "vehicle");
    config.put("flush.max.records", "1");
    return config;
  }

  private List<List<String>> rows(String table) {
    return database.rows("SELECT vehicle, route, kph, seen FROM " + table + " ORDER BY vehicle");
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(partition(config.get("topics"))));
    return task;
  }

  private static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  private static SinkRecord bus(
      String topic,
      long offset,
      String vehicle,
      @Nullable String route,
      @Nullable Integer kph,
      @Nullable Long seen) {
    Struct value =
        new Struct(BUS)
            .put("vehicle", vehicle)
            .put("route", route)
            .put("kph", kph)
            .put("seen", seen);
    return new SinkRecord(topic, 0, Schema.STRING_SCHEMA, vehicle, BUS, value, offset);
  }

  /** A row as ExtractNewRecordState hands it on. */
  private static SinkRecord marked(long offset, String vehicle, long seen, boolean deleted) {
    Struct value =
        new Struct(MARKED)
            .put("vehicle", vehicle)
            .put("seen", seen)
            .put("__deleted", Boolean.toString(deleted));
    return new SinkRecord("forgetful", 0, Schema.STRING_SCHEMA, vehicle, MARKED, value, offset);
  }

  private static SinkRecord tombstone(String topic, long offset, String vehicle) {
    return new SinkRecord(topic, 0, Schema.STRING_SCHEMA, vehicle, null, null, offset);
  }
}
