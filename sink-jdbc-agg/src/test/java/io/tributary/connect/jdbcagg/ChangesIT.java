package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.testkit.FakeSinkTaskContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Change events of a source table, one case at a time. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class ChangesIT {

  private static final TopicPartition P0 = new TopicPartition("orders", 0);
  private static final TopicPartition P1 = new TopicPartition("orders", 1);

  private static final Schema ROW =
      SchemaBuilder.struct()
          .optional()
          .field("city", Schema.OPTIONAL_STRING_SCHEMA)
          .field("amount", Schema.OPTIONAL_INT64_SCHEMA)
          .build();
  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("table", Schema.STRING_SCHEMA)
          .field("file", Schema.OPTIONAL_STRING_SCHEMA)
          .field("pos", Schema.OPTIONAL_INT64_SCHEMA)
          .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
          .field("ts_ms", Schema.INT64_SCHEMA)
          .build();
  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field("before", ROW)
          .field("after", ROW)
          .field("source", SOURCE)
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private final TestDatabase database;

  ChangesIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void anUpdateTakesBackWhatTheRowAddedAndADeleteAllOfIt() {
    try (SinkTaskRun task = opened(config("moves"))) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      task.put(List.of(event(1, "c", 2L, null, row("Rome", 7L))));
      task.put(List.of(event(2, "u", 1L, null, row("Oslo", 9L))));
      assertThat(rows("moves"))
          .containsExactly(
              List.of("Oslo", "1", "9", "9", "1"), List.of("Rome", "1", "7", "7", "1"));
      task.put(List.of(event(3, "d", 2L, null, null), tombstone(4, 2L)));
      task.put(List.of(event(5, "u", 1L, null, row("Oslo", null))));
      assertThat(rows("moves")).containsExactly(Arrays.asList("Oslo", "1", null, null, "0"));
      task.put(List.of(event(6, "d", 1L, null, null)));
    }

    assertThat(rows("moves")).isEmpty();
    assertThat(database.rows("SELECT 1 FROM moves__values")).isEmpty();
    assertThat(database.rows("SELECT 1 FROM moves__rows")).isEmpty();
  }

  @Test
  void keepsEmptyGroupsIfAskedTo() {
    Map<String, String> config = config("kept");
    config.put("cdc.empty.groups", "keep");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      task.put(List.of(event(1, "d", 1L, null, null)));
    }

    assertThat(rows("kept")).containsExactly(Arrays.asList("Rome", "0", null, null, "0"));
  }

  @Test
  void aRowThatIsReadOrSentAgainChangesNothing() {
    try (SinkTaskRun task = opened(config("again"))) {
      for (int i = 0; i < 3; i++) {
        task.put(List.of(event(i, i == 1 ? "r" : "c", 1L, null, row("Rome", 5L))));
      }
    }

    assertThat(rows("again")).containsExactly(List.of("Rome", "1", "5", "5", "1"));
  }

  @Test
  void aTruncateTakesAllRowsOfItsTableBack() {
    try (SinkTaskRun task = opened(config("emptied"))) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      task.put(List.of(event(1, "c", 2L, null, row("Oslo", 6L))));
      task.put(List.of(event(2, "t", null, null, null)));
      task.put(List.of(event(3, "c", 1L, null, row("Oslo", 1L))));
    }

    assertThat(rows("emptied")).containsExactly(List.of("Oslo", "1", "1", "1", "1"));
  }

  @Test
  void aTruncateStopsTheTaskIfNothingTellsItsOrderAmongPartitions() {
    Map<String, String> config = config("unordered");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      Struct truncate = envelope("t", null, null, "false", 2_000);
      SinkRecord elsewhere = new SinkRecord("orders", 1, null, null, ENVELOPE, truncate, 0);
      assertThatThrownBy(() -> task.put(List.of(elsewhere)))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("truncated at the source")
          .hasMessageContaining("several partitions");
    }
  }

  @ParameterizedTest
  @CsvSource({"fail, cdc.truncate=fail", "retract, cdc.state=none does not know"})
  void aTruncateStopsTheTaskIfItCannotBeFollowed(String policy, String message) {
    Map<String, String> config = config("stops_" + policy);
    config.put("cdc.truncate", policy);
    config.put("cdc.state", "none");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      assertThatThrownBy(() -> task.put(List.of(event(1, "t", null, null, null))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void aSecondSnapshotStopsATaskWithoutState() {
    Map<String, String> config = config("twice");
    config.put("cdc.state", "none");
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(snapshot(0, 1L, "first", 100), snapshot(1, 2L, "true", 100)));
      task.put(List.of(event(2, "u", 1L, row("Rome", 5L), row("Rome", 8L))));
      assertThat(rows("twice")).containsExactly(List.of("Rome", "2", "13", "5", "2"));
      assertThatThrownBy(() -> task.put(List.of(snapshot(3, 1L, "first", 900))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("snapshot again")
          .hasMessageContaining("cdc.state=table");
    }
  }

  @Test
  void aRowBeforeTheChangeThatIsMissingStopsATaskWithoutState() {
    Map<String, String> config = config("missing");
    config.put("cdc.state", "none");
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(event(0, "u", 1L, null, row("Rome", 8L)))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("binlog_row_image=FULL");
    }
  }

  @Test
  void whatIsNoChangeEventOrHasNoKeyGoesToTheDeadLetterQueue() {
    Map<String, String> config = config("letters");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(P0, P1));
      Struct row = new Struct(ROW).put("city", "Rome");
      task.put(
          List.of(
              new SinkRecord("orders", 0, null, 1L, ROW, row, 0),
              event(1, "c", null, null, row("Rome", 5L)),
              event(2, "x", 3L, null, row("Rome", 5L))));
    }

    assertThat(context.errantRecords().values())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            m -> assertThat(m).contains("no change event of Debezium").contains("cdc.mode=none"),
            m -> assertThat(m).contains("has no key").contains("message.key.columns"),
            m -> assertThat(m).contains("op is none of"));
  }

  @Test
  void recordsWithoutSchemaAreRefused() {
    try (SinkTaskRun task = opened(config("schemaless"))) {
      assertThatThrownBy(
              () ->
                  task.put(
                      List.of(new SinkRecord("orders", 0, null, 1L, null, Map.of("op", "c"), 0))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("needs records with schemas");
    }
  }

  @Test
  void aSideTableThatWasChangedByOthersStopsTheTask() {
    try (SinkTaskRun task = opened(config("meddled"))) {
      task.put(List.of(event(0, "c", 1L, null, row("Rome", 5L))));
      database.execute("DELETE FROM meddled__values");
      assertThatThrownBy(() -> task.put(List.of(event(1, "d", 1L, null, null))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("LOST_STATE: a change takes a value back from table meddled");
    }
  }

  private List<List<String>> rows(String table) {
    return database.rows("SELECT city, n, total, low, cities FROM " + table + " ORDER BY city");
  }

  private Map<String, String> config(String name) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("cdc.mode", "debezium");
    config.put("flush.max.records", "1");
    config.put(
        "aggregates",
        "INSERT INTO "
            + name
            + " SELECT city, COUNT(*) AS n, SUM(amount) AS total, MIN(amount) AS low,"
            + " COUNT(DISTINCT amount) AS cities FROM orders GROUP BY city");
    return config;
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0, P1));
    return task;
  }

  private static Struct row(String city, @Nullable Long amount) {
    return new Struct(ROW).put("city", city).put("amount", amount);
  }

  private static SinkRecord snapshot(long offset, long id, String snapshot, long pos) {
    return record(offset, id, envelope("r", null, row("Rome", 5L), snapshot, pos));
  }

  private static SinkRecord event(
      long offset, String op, @Nullable Long id, @Nullable Struct before, @Nullable Struct after) {
    return record(offset, id, envelope(op, before, after, "false", 1_000 + offset));
  }

  private static Struct envelope(
      String op, @Nullable Struct before, @Nullable Struct after, String snapshot, long pos) {
    return new Struct(ENVELOPE)
        .put("op", op)
        .put("before", before)
        .put("after", after)
        .put(
            "source",
            new Struct(SOURCE)
                .put("table", "orders")
                .put("file", "binlog.000002")
                .put("pos", pos)
                .put("snapshot", snapshot)
                .put("ts_ms", pos));
  }

  private static SinkRecord record(long offset, @Nullable Long id, Struct envelope) {
    return new SinkRecord(
        "orders", 0, Schema.OPTIONAL_INT64_SCHEMA, id, ENVELOPE, envelope, offset);
  }

  private static SinkRecord tombstone(long offset, long id) {
    return new SinkRecord("orders", 0, Schema.INT64_SCHEMA, id, null, null, offset);
  }
}
