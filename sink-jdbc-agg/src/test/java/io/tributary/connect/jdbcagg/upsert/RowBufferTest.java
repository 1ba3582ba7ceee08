package io.tributary.connect.jdbcagg.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.config.RecordFormat;
import io.tributary.connect.jdbcagg.config.TableName;
import io.tributary.connect.jdbcagg.config.TruncatePolicy;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowBufferTest {

  private static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
  private static final Schema ROW =
      SchemaBuilder.struct()
          .optional()
          .field("id", Schema.INT64_SCHEMA)
          .field("name", Schema.OPTIONAL_STRING_SCHEMA)
          .field("at", Schema.OPTIONAL_INT64_SCHEMA)
          .build();
  private static final Schema PART =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("at", Schema.OPTIONAL_INT64_SCHEMA)
          .build();
  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field("before", ROW)
          .field("after", ROW)
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private long offset;

  @Test
  void ofSeveralVersionsOfARowTheLastIsLeft() {
    RowBuffer buffer = plain(null);
    take(buffer, row(2, "b", 1L), row(1, "a", 9L), row(1, "c", 5L));

    assertThat(waves(buffer)).containsExactly(List.of("put[1, c, 5]", "put[2, b, 1]"));
  }

  @Test
  void aVersionThatLacksAColumnLeavesTheOneBeforeIt() {
    RowBuffer buffer = plain(null);
    take(buffer, row(1, "a", 1L), part(1, 2L), part(1, 3L));
    assertThat(waves(buffer)).containsExactly(List.of("put[1, a, 1]"), List.of("put[1, 3]"));

    take(buffer, row(1, "b", 4L));
    assertThat(waves(buffer)).containsExactly(List.of("put[1, b, 4]"));
  }

  @Test
  void aDeletionMakesAllBeforeItVoidAndStandsBeforeWhatComes() {
    RowBuffer buffer = plain(null);
    take(buffer, row(1, "a", 1L), record(1, null, null), part(1, 2L));

    assertThat(waves(buffer)).containsExactly(List.of("delete[1]"), List.of("put[1, 2]"));
  }

  @Test
  void theGreatestPlaceWinsNullIsTheLeastAndTheLaterOneWinsATie() {
    RowBuffer buffer = plain("at");
    take(buffer, row(1, "a", 5L), row(1, "b", 4L), row(1, "c", null));
    assertThat(waves(buffer)).containsExactly(List.of("put[1, a, 5]"));

    take(buffer, row(1, "d", 5L));
    assertThat(waves(buffer)).containsExactly(List.of("put[1, d, 5]"));
  }

  @Test
  void aDeletionCountsWithThePlaceOfItsRow() {
    RowBuffer buffer = buffer(RecordFormat.DEBEZIUM, "at");
    take(buffer, event("c", null, struct(1, "a", 5L)), event("d", struct(1, "a", 4L), null));
    assertThat(waves(buffer)).containsExactly(List.of("put[1, a, 5]"));

    take(buffer, event("d", struct(1, "a", 6L), null), event("u", null, struct(1, "b", 5L)));
    assertThat(waves(buffer)).containsExactly(List.of("delete[1]"));

    take(buffer, record(1, null, null), event("c", null, struct(1, "c", 6L)));
    assertThat(waves(buffer)).containsExactly(List.of("delete[1]"), List.of("put[1, c, 6]"));
  }

  @Test
  void aDeletionWithoutAPlaceMakesAllVoid() {
    RowBuffer buffer = plain("at");
    take(buffer, row(1, "a", 5L), record(1, null, null), row(1, "b", 2L), row(1, "c", 1L));

    assertThat(waves(buffer)).containsExactly(List.of("delete[1]"), List.of("put[1, b, 2]"));
  }

  @Test
  void anUpdateOfTheKeyDeletesTheRowOfTheKeyBefore() {
    RowBuffer buffer = buffer(RecordFormat.AUTO, null);
    take(buffer, event("u", struct(1, "a", 1L), struct(2, "a", 2L)));

    assertThat(waves(buffer)).containsExactly(List.of("delete[1]", "put[2, a, 2]"));
  }

  @Test
  void deletionsArePassedOverIfTheyAreNotWanted() {
    RowBuffer buffer =
        new RowBuffer(
            new UpsertSettings(
                new TableName("t"),
                List.of(),
                Map.of(),
                RecordFormat.AUTO,
                null,
                false,
                Duration.ofDays(1)),
            TruncatePolicy.RETRACT,
            "t");
    take(
        buffer,
        event("u", struct(1, "a", 1L), struct(2, "a", 2L)),
        event("d", struct(1, "a", 1L), null),
        record(1, null, null));

    assertThat(waves(buffer)).containsExactly(List.of("put[2, a, 2]"));
  }

  @Test
  void aTruncateMakesAllVoidAndTellsItsPartition() {
    RowBuffer buffer = buffer(RecordFormat.DEBEZIUM, null);
    take(
        buffer,
        event("c", null, struct(1, "a", 1L)),
        truncate(),
        event("c", null, struct(2, "b", 1L)));

    assertThat(buffer.emptiedBy()).isEqualTo(new TopicPartition("t", 0));
    assertThat(waves(buffer)).containsExactly(List.of("put[2, b, 1]"));
  }

  @Test
  void aTruncateThatComesFirstEmptiesTheTableThatWasLeft() {
    RowBuffer buffer = buffer(RecordFormat.DEBEZIUM, null);
    take(buffer, truncate());
    assertThat(buffer.emptiedBy()).isEqualTo(new TopicPartition("t", 0));
    take(buffer, event("c", null, struct(2, "b", 1L)));
    assertThat(waves(buffer)).containsExactly(List.of("put[2, b, 1]"));
  }

  @Test
  void fieldsThatAreNamedAreKeptUnderTheirColumnsAndNullWhereTheyLack() {
    RowBuffer buffer =
        new RowBuffer(
            new UpsertSettings(
                new TableName("t"),
                List.of("id"),
                Map.of("id", "bus", "name", "line"),
                RecordFormat.PLAIN,
                null,
                true,
                Duration.ofDays(1)),
            TruncatePolicy.RETRACT,
            "t");
    take(buffer, row(1, "a", 1L), part(2, 2L));

    assertThat(buffer.shape().columns()).extracting(RowColumn::name).containsExactly("bus", "line");
    assertThat(waves(buffer)).containsExactly(List.of("put[1, a]", "put[2, null]"));
  }

  @Test
  void whatNamesNoRowIsABadRecord() {
    RowBuffer buffer = plain(null);
    take(buffer, row(1, "a", 1L));

    assertThatThrownBy(
            () -> buffer.read(new SinkRecord("t", 0, null, null, ROW, struct(1, "a", 1L), 9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("has no key")
        .hasMessageContaining("ordering.field");
    assertThatThrownBy(
            () ->
                buffer.read(
                    new SinkRecord("t", 0, Schema.INT64_SCHEMA, 1L, ROW, struct(1, "a", 1L), 9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("record.key.fields");
    assertThatThrownBy(() -> buffer.read(new SinkRecord("t", 0, KEY, key(1), null, "text", 9)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no struct or map");
  }

  @Test
  void recordsWithoutSchemaGoToColumnsThatTheTableHas() {
    RowBuffer buffer = plain(null);
    take(buffer, row(1, "a", 1L));
    SinkRecord sound =
        new SinkRecord("t", 0, null, Map.of("id", 2L), null, Map.of("id", 2L, "at", 7L), 5);
    take(buffer, sound);
    assertThat(waves(buffer)).containsExactly(List.of("put[1, a, 1]", "put[2, 7]"));

    SinkRecord other =
        new SinkRecord("t", 0, null, Map.of("id", 2L), null, Map.of("id", 2L, "to", 7L), 6);
    assertThatThrownBy(() -> buffer.read(other))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("table t has no column to");
  }

  private static void take(RowBuffer buffer, SinkRecord... records) {
    for (SinkRecord record : records) {
      if (buffer.learn(record)) {
        buffer.bind(new Tables());
      }
      buffer.read(record);
      buffer.add();
    }
  }

  /** The changes in the order in which they are written. */
  private static List<List<String>> waves(RowBuffer buffer) {
    return buffer.rows().waves().stream()
        .map(
            wave ->
                wave.stream()
                    .map(op -> op.puts() ? "put" + op.row() : "delete" + op.key().values())
                    .toList())
        .toList();
  }

  /** Tables as the records want them; one that this connector left is there. */
  private static final class Tables implements RowTables {
    @Override
    public RowTable ensure(RowShape shape) {
      Map<String, TableColumn> columns = new HashMap<>();
      for (RowColumn column : shape.columns()) {
        CellType type = column.type() == null ? CellType.TEXT : column.type();
        columns.put(
            column.name().toLowerCase(Locale.ROOT),
            new TableColumn(
                column.name(),
                type.kind().name(),
                type,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                TableColumn.Measure.CHARACTERS,
                TableColumn.Presence.OPTIONAL));
      }
      return new RowTable(shape.table(), columns);
    }

    @Override
    public boolean takeUp(String table) {
      return true;
    }
  }

  private static RowBuffer plain(@Nullable String ordering) {
    return buffer(RecordFormat.PLAIN, ordering);
  }

  private static RowBuffer buffer(RecordFormat format, @Nullable String ordering) {
    return new RowBuffer(
        new UpsertSettings(
            new TableName("t"), List.of(), Map.of(), format, ordering, true, Duration.ofDays(1)),
        TruncatePolicy.RETRACT,
        "t");
  }

  private SinkRecord row(long id, @Nullable String name, @Nullable Long at) {
    return record(id, ROW, struct(id, name, at));
  }

  private SinkRecord part(long id, Long at) {
    return record(id, PART, new Struct(PART).put("id", id).put("at", at));
  }

  private SinkRecord event(String op, @Nullable Struct before, @Nullable Struct after) {
    Struct row = after == null ? before : after;
    return record(
        row == null ? 0 : row.getInt64("id"),
        ENVELOPE,
        new Struct(ENVELOPE).put("op", op).put("before", before).put("after", after));
  }

  /** As Debezium tells it: without a key. */
  private SinkRecord truncate() {
    Struct truncate = new Struct(ENVELOPE).put("op", "t");
    return new SinkRecord("t", 0, null, null, ENVELOPE, truncate, offset++);
  }

  private SinkRecord record(long id, @Nullable Schema schema, @Nullable Object value) {
    return new SinkRecord("t", 0, KEY, key(id), schema, value, offset++);
  }

  private static Struct key(long id) {
    return new Struct(KEY).put("id", id);
  }

  private static Struct struct(long id, @Nullable String name, @Nullable Long at) {
    return new Struct(ROW).put("id", id).put("name", name).put("at", at);
  }
}
