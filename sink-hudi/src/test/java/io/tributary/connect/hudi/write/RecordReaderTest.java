package io.tributary.connect.hudi.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.RecordFormat;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.model.TableFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final List<String> ID = List.of("id");
  private static final List<String> NONE = List.of();
  private static final List<String> REGION = List.of("region");

  @Nested
  class Plain {

    @Test
    void upsertsTheRow() {
      Struct row = Rows.row("a", 1, null);
      ReadRecord read = reader(RecordFormat.AUTO, ID, NONE).read(plain(row));
      assertThat(read.changes()).containsExactly(new Change.Put(new RowKey("a", ""), row, null));
      assertThat(read.rowSchema()).isEqualTo(Rows.ROW);
    }

    @Test
    void deletesByAKeyThatIsTheColumnItself() {
      SinkRecord record = Rows.record(Schema.STRING_SCHEMA, "a", null);
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(record).changes())
          .containsExactly(new Change.Remove(new RowKey("a", ""), null));
    }

    @Test
    void deletesByAKeyThatHoldsTheColumn() {
      SinkRecord record = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertThat(reader(RecordFormat.PLAIN, ID, NONE).read(record).changes())
          .containsExactly(new Change.Remove(new RowKey("a", ""), null));
    }

    @Test
    void refusesADeleteWhosePartitionNobodyKnows() {
      SinkRecord record = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertRefused(reader(RecordFormat.PLAIN, ID, REGION), record, "partition.fields");
    }

    @Test
    void passesDeletesOverWhereTheyAreNotWanted() {
      RecordReader reader =
          new RecordReader(TestTables.records("auto", "id", Map.of("delete.enabled", "false")));
      assertThat(reader.read(Rows.record(Schema.STRING_SCHEMA, "a", null)).changes()).isEmpty();
      ReadRecord moved =
          reader.read(Rows.change("u", Rows.row("a", 1, null), Rows.row("b", 1, null)));
      assertThat(moved.changes()).hasOnlyElementsOfType(Change.Put.class).hasSize(1);
    }

    @Test
    void namesAMissingRecordKeyFieldAndWhatToDo() {
      assertRefused(
          reader(RecordFormat.AUTO, List.of("icao24"), NONE),
          plain(Rows.row("a", 1, null)),
          "record key field icao24 is not in the record; name fields that every record has in record.key.fields");
    }

    @Test
    void namesARecordKeyFieldThatIsNullOrEmpty() {
      assertRefused(
          reader(RecordFormat.AUTO, ID, NONE), plain(Rows.row(null, 1, null)), "field id is null");
      assertRefused(
          reader(RecordFormat.AUTO, ID, NONE), plain(Rows.row("", 1, null)), "field id is empty");
    }

    @Test
    void refusesARecordWithoutKeySchemaOrStruct() {
      RecordReader reader = reader(RecordFormat.AUTO, ID, NONE);
      assertRefused(reader, Rows.record(null, null, Rows.row("a", 1, null)), "has no key");
      assertRefused(
          reader,
          new SinkRecord("t", 0, Schema.STRING_SCHEMA, "a", null, Map.of("id", "a"), 5),
          "has no schema");
      assertRefused(
          reader,
          new SinkRecord("t", 0, Schema.STRING_SCHEMA, "a", Schema.STRING_SCHEMA, "a", 5),
          "not a struct");
    }
  }

  @Nested
  class Debezium {

    @ParameterizedTest
    @ValueSource(strings = {"c", "r", "u"})
    void upsertsWhatIsAfter(String op) {
      Struct after = Rows.row("a", 1, null);
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(Rows.change(op, null, after)).changes())
          .containsExactly(new Change.Put(new RowKey("a", ""), after, null));
    }

    @Test
    void deletesWhatWasBefore() {
      SinkRecord record = Rows.change("d", Rows.row("a", 1, "x"), null);
      assertThat(reader(RecordFormat.DEBEZIUM, ID, REGION).read(record).changes())
          .containsExactly(new Change.Remove(new RowKey("a", "region=x"), null));
    }

    @Test
    void deletesByKeyWhereTheSourceLogsNoOldRow() {
      SinkRecord record = Rows.change("d", null, null);
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(record).changes())
          .containsExactly(new Change.Remove(new RowKey("k", ""), null));
      assertRefused(
          reader(RecordFormat.AUTO, ID, REGION), record, "does not have the old row whole");
    }

    @Test
    void movesARowWhosePartitionChanged() {
      Struct after = Rows.row("a", 2, "y");
      SinkRecord record = Rows.change("u", Rows.row("a", 1, "x"), after);
      assertThat(reader(RecordFormat.AUTO, ID, REGION).read(record).changes())
          .containsExactly(
              new Change.Remove(new RowKey("a", "region=x"), null),
              new Change.Put(new RowKey("a", "region=y"), after, null));
    }

    @Test
    void movesARowWhoseKeyChanged() {
      Struct after = Rows.row("b", 1, null);
      SinkRecord record = Rows.change("u", Rows.row("a", 1, null), after);
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(record).changes())
          .containsExactly(
              new Change.Remove(new RowKey("a", ""), null),
              new Change.Put(new RowKey("b", ""), after, null));
    }

    @Test
    void knowsTheColumnsEvenOfADelete() {
      SinkRecord record = Rows.change("d", Rows.row("a", 1, null), null);
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(record).rowSchema()).isEqualTo(Rows.ROW);
    }

    @Test
    void passesOverATombstoneThatCannotBeRoutedAsItsDeleteCameBefore() {
      SinkRecord tombstone = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      RecordReader told = reader(RecordFormat.DEBEZIUM, ID, REGION);
      assertThat(told.read(tombstone).changes()).isEmpty();
      RecordReader guessing = reader(RecordFormat.AUTO, ID, REGION);
      guessing.read(Rows.change("d", Rows.row("a", 1, "x"), null));
      assertThat(guessing.read(tombstone).changes()).isEmpty();
    }

    /** As a task does that was started between the two. */
    @Test
    void tellsByItsKeyWhoseTombstoneComesFirst() {
      Schema key =
          SchemaBuilder.struct()
              .name("shop.public.t.Key")
              .field("id", Schema.STRING_SCHEMA)
              .build();
      SinkRecord debeziums = Rows.record(key, new Struct(key).put("id", "a"), null);
      assertThat(reader(RecordFormat.AUTO, ID, REGION).read(debeziums).changes()).isEmpty();
      SinkRecord other = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertRefused(reader(RecordFormat.AUTO, ID, REGION), other, "set record.format=debezium");
    }

    @Test
    void refusesSuchATombstoneWhereRowsComeWithoutEnvelope() {
      RecordReader reader = reader(RecordFormat.AUTO, ID, REGION);
      reader.read(plain(Rows.row("a", 1, "x")));
      SinkRecord tombstone = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertRefused(reader, tombstone, "partition.fields");
    }

    @Test
    void passesOverLogMessagesAndRefusesWhatItDoesNotKnow() {
      RecordReader reader = reader(RecordFormat.AUTO, ID, NONE);
      assertThat(reader.read(Rows.change("m", null, null)).changes()).isEmpty();
      assertRefused(reader, Rows.change("x", null, null), "none of c, r, u, d");
      assertRefused(reader, Rows.change("c", null, null), "no after");
    }

    @Test
    void stopsAtATruncationUnlessThatIsToBeIgnored() {
      // Debezium gives such an event no key, as it is about no single row.
      SinkRecord truncation = Rows.keyless(Rows.change("t", null, null));
      assertThatThrownBy(() -> reader(RecordFormat.AUTO, ID, NONE).read(truncation))
          .isInstanceOf(TableFailure.class)
          .hasMessageContaining("truncated")
          .hasMessageContaining("truncate.handling=ignore");
      RecordReader ignoring =
          reader(RecordFormat.DEBEZIUM, ID, NONE, Map.of("truncate.handling", "ignore"));
      assertThat(ignoring.read(truncation).changes()).isEmpty();
    }

    @Test
    void takesAnOldRowOfWhichOnlyTheKeyWasLoggedForNoPartition() {
      Struct keyOnly = Rows.row("a", null, null);
      SinkRecord delete = Rows.change("d", keyOnly, null);
      SinkRecord move = Rows.change("u", keyOnly, Rows.row("b", 1, "x"));
      RecordReader strict = reader(RecordFormat.AUTO, ID, REGION);
      assertRefused(strict, delete, "does not have the old row whole");
      assertRefused(strict, move, "old row was not logged whole");
      assertThat(reader(RecordFormat.AUTO, ID, NONE).read(delete).changes())
          .containsExactly(new Change.Remove(new RowKey("a", ""), null));

      RecordReader lax = reader(RecordFormat.AUTO, ID, REGION, Map.of("delete.unrouted", "ignore"));
      assertThat(lax.read(delete).changes()).isEmpty();
      assertThat(lax.read(move).changes()).hasOnlyElementsOfType(Change.Put.class).hasSize(1);
    }

    @Test
    void passesAnUnroutedTombstoneOverWhereThePolicySaysSo() {
      RecordReader lax =
          reader(RecordFormat.PLAIN, ID, REGION, Map.of("delete.unrouted", "ignore"));
      SinkRecord tombstone = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertThat(lax.read(tombstone).changes()).isEmpty();
    }

    @Test
    void refusesAPlainRowWhereEnvelopesArePromised() {
      assertRefused(
          reader(RecordFormat.DEBEZIUM, ID, NONE),
          plain(Rows.row("a", 1, null)),
          "no Debezium envelope");
    }
  }

  @Nested
  class Flattened {

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FLATTENED"})
    void upsertsARowThatIsNotMarked(RecordFormat format) {
      Struct row = Rows.flattened("a", 1, "x", "false");
      assertThat(reader(format, ID, REGION).read(plain(row)).changes())
          .containsExactly(new Change.Put(new RowKey("a", "region=x"), row, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FLATTENED"})
    void deletesARowThatIsMarked(RecordFormat format) {
      Struct row = Rows.flattened("a", 1, "x", "true");
      assertThat(reader(format, ID, REGION).read(plain(row)).changes())
          .containsExactly(new Change.Remove(new RowKey("a", "region=x"), null));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FLATTENED"})
    void passesOverTheTombstoneAfterAMarkedRow(RecordFormat format) {
      RecordReader reader = reader(format, ID, REGION);
      reader.read(plain(Rows.flattened("a", 1, "x", "true")));
      SinkRecord tombstone = Rows.record(Rows.KEY, new Struct(Rows.KEY).put("id", "a"), null);
      assertThat(reader.read(tombstone).changes()).isEmpty();
    }

    @Test
    void refusesAMarkedRowWhosePartitionWasNotLogged() {
      assertRefused(
          reader(RecordFormat.AUTO, ID, REGION),
          plain(Rows.flattened("a", null, null, "true")),
          "not logged whole");
    }

    @Test
    void refusesARowWithoutMarkWhereMarksArePromised() {
      assertRefused(
          reader(RecordFormat.FLATTENED, ID, NONE), plain(Rows.row("a", 1, null)), "no __deleted");
    }

    @Test
    void takesTheMarkForAColumnWhereRecordsArePlain() {
      Struct row = Rows.flattened("a", 1, "x", "true");
      assertThat(reader(RecordFormat.PLAIN, ID, NONE).read(plain(row)).changes())
          .containsExactly(new Change.Put(new RowKey("a", ""), row, null));
    }
  }

  private static SinkRecord plain(Struct row) {
    return Rows.record(Schema.STRING_SCHEMA, "k", row);
  }

  private static RecordReader reader(
      RecordFormat format, List<String> keyFields, List<String> partitionFields) {
    return reader(format, keyFields, partitionFields, Map.of());
  }

  private static RecordReader reader(
      RecordFormat format,
      List<String> keyFields,
      List<String> partitionFields,
      Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("partition.fields", String.join(",", partitionFields));
    return new RecordReader(TestTables.records(format.name(), String.join(",", keyFields), all));
  }

  private static void assertRefused(RecordReader reader, SinkRecord record, String message) {
    assertThatThrownBy(() -> reader.read(record))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }
}
