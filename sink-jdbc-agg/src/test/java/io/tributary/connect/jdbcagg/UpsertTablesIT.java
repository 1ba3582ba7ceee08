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
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are there already, and rows that they do not take. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class UpsertTablesIT {

  private static final Schema BUS = bus(Schema.OPTIONAL_INT32_SCHEMA);

  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field(
              "before",
              SchemaBuilder.struct().optional().field("vehicle", Schema.STRING_SCHEMA).build())
          .field(
              "after",
              SchemaBuilder.struct().optional().field("vehicle", Schema.STRING_SCHEMA).build())
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private final TestDatabase database;

  UpsertTablesIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void eachBadRowGoesToTheDeadLetterQueueAndTheOthersAreWritten() {
    database.execute(
        "CREATE TABLE poison (vehicle VARCHAR(5) CHARACTER SET utf8mb4 COLLATE "
            + collation()
            + " PRIMARY KEY, route ENUM('7', '29') NULL, kph SMALLINT NOT NULL,"
            + " CHECK (kph < 200)) ENGINE=InnoDB");
    Map<String, String> config = config("poison");
    config.put("flush.max.records", "9");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(partition("poison")));
      task.put(
          List.of(
              bus("poison", 0, "1", "7", 40),
              bus("poison", 1, "2", "7", null),
              bus("poison", 2, "too long", "7", 40),
              bus("poison", 3, "3", "7", 40_000),
              bus("poison", 4, "4", "none", 40),
              bus("poison", 5, "5", "29", 50),
              bus("poison", 6, "5", "29", 201),
              bus("poison", 7, "6", null, 60),
              bus("poison", 8, "7", "29", 70)));
      assertThat(task.preCommit().get(partition("poison")).offset()).isEqualTo(9);
    }

    assertThat(rows("poison"))
        .containsExactly(
            List.of("1", "7", "40"),
            List.of("5", "29", "50"),
            Arrays.asList("6", null, "60"),
            List.of("7", "29", "70"));
    assertThat(context.errantRecords().values())
        .extracting(Throwable::getMessage)
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).contains("column kph is NOT NULL").contains("offset=1"),
            m -> assertThat(m).contains("does not fit column vehicle").contains("offset=2"),
            m -> assertThat(m).contains("does not fit column kph").contains("offset=3"),
            m -> assertThat(m).contains("table poison failed with error").contains("offset=4"),
            m -> assertThat(m).contains("table poison failed with error").contains("offset=6"));
  }

  @Test
  void aBadRowFailsTheTaskIfNothingToleratesErrors() {
    try (SinkTaskRun task = opened(config("strict_rows"))) {
      task.put(List.of(bus("strict_rows", 0, "1", "7", 40)));
      database.execute("ALTER TABLE strict_rows ADD CONSTRAINT slow CHECK (kph < 100)");
      assertThatThrownBy(() -> task.put(List.of(bus("strict_rows", 1, "1", "7", 140))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("offset=1");
    }

    assertThat(rows("strict_rows")).containsExactly(List.of("1", "7", "40"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD UNIQUE KEY by_route (route(10)) | the unique index by_route beside its primary key",
        "DROP PRIMARY KEY, ADD PRIMARY KEY (vehicle, kph) | another primary key than [vehicle]",
        "MODIFY vehicle VARCHAR(255) CHARACTER SET latin1 NOT NULL | to which texts that differ",
        "MODIFY vehicle VARCHAR(99) NOT NULL, ENGINE=MyISAM | is of engine MyISAM, which has no transactions",
      })
  void refusesATableThatDoesNotFit(String alteration, String message) {
    String table = "rows_misfit_" + Integer.toHexString(alteration.hashCode());
    try (SinkTaskRun task = opened(config(table))) {
      task.put(List.of(bus(table, 0, "1", "7", 40)));
    }
    database.execute("ALTER TABLE " + table + " " + alteration);
    try (SinkTaskRun task = opened(config(table))) {
      assertThatThrownBy(() -> task.put(List.of(bus(table, 1, "1", "7", 40))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("CREATE TABLE");
    }
  }

  @Test
  void showsTheDdlOfAMissingTableIfItMayNotCreateIt() {
    opened(config("rows_before_ddl")).close();
    Map<String, String> config = config("rows_ddl");
    config.put("table.create", "false");
    try (SinkTaskRun task = opened(config)) {
      assertThatThrownBy(() -> task.put(List.of(bus("rows_ddl", 0, "1", "7", 40))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("table rows_ddl is missing")
          .satisfies(
              failure -> {
                String message = failure.getMessage();
                database.execute(message.substring(message.indexOf("CREATE TABLE")));
              });
    }
    try (SinkTaskRun task = opened(config)) {
      task.put(List.of(bus("rows_ddl", 0, "1", "7", 40)));
    }

    assertThat(rows("rows_ddl")).containsExactly(List.of("1", "7", "40"));
  }

  @Test
  void columnsAreAddedAndWidenedAsRecordsShowThem() {
    Schema narrow =
        SchemaBuilder.struct()
            .field("vehicle", Schema.STRING_SCHEMA)
            .field("kph", Schema.OPTIONAL_INT8_SCHEMA)
            .build();
    try (SinkTaskRun task = opened(config("growing"))) {
      Struct small = new Struct(narrow).put("vehicle", "1").put("kph", (byte) 40);
      task.put(List.of(record("growing", 0, "1", small)));
      task.put(List.of(bus("growing", 1, "2", "7", 40_000)));
      task.put(List.of(record("growing", 2, "1", small)));
    }

    assertThat(rows("growing"))
        .containsExactly(Arrays.asList("1", null, "40"), List.of("2", "7", "40000"));
  }

  @Test
  void aFieldOfAnotherKindThanItsColumnIsABadRecord() {
    Map<String, String> config = config("kinds");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).tolerateErrors();
    Schema text = bus(Schema.OPTIONAL_STRING_SCHEMA);
    try (SinkTaskRun task = new SinkTaskRun(config, context)) {
      task.open(List.of(partition("kinds")));
      task.put(List.of(bus("kinds", 0, "1", "7", 40)));
      Struct fast = new Struct(text).put("vehicle", "2").put("kph", "fast");
      task.put(List.of(record("kinds", 1, "2", fast), bus("kinds", 2, "3", "7", 41)));
    }

    assertThat(rows("kinds")).containsExactly(List.of("1", "7", "40"), List.of("3", "7", "41"));
    assertThat(context.errantRecords().values())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("field 'kph' is a TEXT, which column kph int", "offset=1");
  }

  @Test
  void recordsWithoutSchemaNeedATable() {
    Map<String, Object> value = Map.of("vehicle", "1", "route", "7", "kph", 40L);
    try (SinkTaskRun task = opened(config("schemaless_rows"))) {
      assertThatThrownBy(
              () ->
                  task.put(
                      List.of(new SinkRecord("schemaless_rows", 0, null, "1", null, value, 0))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("records without schema do not tell its columns");
      database.execute(
          "CREATE TABLE schemaless_rows (vehicle VARCHAR(9) CHARACTER SET utf8mb4 COLLATE "
              + collation()
              + " PRIMARY KEY, route TEXT, kph INT)");
      task.put(List.of(new SinkRecord("schemaless_rows", 0, null, "1", null, value, 0)));
    }

    assertThat(rows("schemaless_rows")).containsExactly(List.of("1", "7", "40"));
  }

  @Test
  void aTruncateEmptiesTheTableOfATopicOfOnePartition() {
    try (SinkTaskRun task = opened(config("emptied_rows"))) {
      task.put(List.of(bus("emptied_rows", 0, "1", "7", 40)));
      task.put(List.of(truncate("emptied_rows", 0, 1)));
      task.put(List.of(bus("emptied_rows", 2, "2", "7", 41)));
      assertThat(rows("emptied_rows")).containsExactly(List.of("2", "7", "41"));
      task.open(List.of(new TopicPartition("emptied_rows", 1)));
      task.put(List.of());
      assertThatThrownBy(() -> task.put(List.of(truncate("emptied_rows", 1, 5))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("was truncated")
          .hasMessageContaining("several partitions");
    }
  }

  /** After a restart no record has shown the task the table yet. */
  @Test
  void aTruncateMayBeTheFirstThatATaskSees() {
    String table = "emptied_first";
    try (SinkTaskRun task = opened(config(table))) {
      task.put(List.of(truncate(table, 0, 0)));
      assertThat(task.preCommit().get(partition(table)).offset())
          .as("there is nothing to empty")
          .isEqualTo(1);
      task.put(List.of(bus(table, 1, "1", "7", 40)));
    }
    assertThat(rows(table)).containsExactly(List.of("1", "7", "40"));

    try (SinkTaskRun task = opened(config(table))) {
      task.put(List.of(truncate(table, 0, 2)));
      assertThat(rows(table)).isEmpty();
      task.put(List.of(bus(table, 3, "2", "7", 41)));
    }
    assertThat(rows(table)).containsExactly(List.of("2", "7", "41"));
  }

  private String collation() {
    return database
        .rows(
            "SELECT COLLATION_NAME FROM information_schema.COLLATIONS WHERE COLLATION_NAME IN"
                + " ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin') ORDER BY COLLATION_NAME DESC LIMIT 1")
        .get(0)
        .get(0);
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
    return database.rows("SELECT vehicle, route, kph FROM " + table + " ORDER BY vehicle");
  }

  private static SinkTaskRun opened(Map<String, String> config) {
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(partition(config.get("topics"))));
    return task;
  }

  private static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  private static Schema bus(Schema kph) {
    return SchemaBuilder.struct()
        .field("vehicle", Schema.STRING_SCHEMA)
        .field("route", Schema.OPTIONAL_STRING_SCHEMA)
        .field("kph", kph)
        .build();
  }

  private static SinkRecord bus(
      String topic, long offset, String vehicle, @Nullable String route, @Nullable Integer kph) {
    Struct value = new Struct(BUS).put("vehicle", vehicle).put("route", route).put("kph", kph);
    return record(topic, offset, vehicle, value);
  }

  /** As Debezium tells it: without a key. */
  private static SinkRecord truncate(String topic, int partition, long offset) {
    Struct truncate = new Struct(ENVELOPE).put("op", "t");
    return new SinkRecord(topic, partition, null, null, ENVELOPE, truncate, offset);
  }

  private static SinkRecord record(String topic, long offset, String vehicle, Struct value) {
    return new SinkRecord(topic, 0, Schema.STRING_SCHEMA, vehicle, value.schema(), value, offset);
  }
}
