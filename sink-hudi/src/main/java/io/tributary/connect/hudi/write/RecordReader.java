package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.RecordFormat;
import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.config.WriteMode;
import io.tributary.connect.hudi.model.RowKey;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Understands records: plain rows, Debezium's change events, and the rows that its
 * ExtractNewRecordState takes out of them.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class RecordReader {

  private static final String UNMARKED =
      "the value has no __deleted, so it is unknown whether the row is there; set delete.tombstone.handling.mode=rewrite at ExtractNewRecordState, or record.format=plain where null values delete";

  private final RecordSettings settings;
  private final RowKeys keys;
  private final DebeziumEnvelopes envelopes;
  private final RowOrder order;
  private final AppendedRows appended;

  /** Where a null value may be the echo of a delete event. */
  private enum Source {
    UNKNOWN,
    /** The last row was not marked by Debezium. */
    PLAIN,
    DEBEZIUM
  }

  private Source source = Source.UNKNOWN;

  public RecordReader(RecordSettings settings) {
    this.settings = settings;
    this.keys = new RowKeys(settings);
    this.order = new RowOrder(settings.orderingField());
    this.envelopes = new DebeziumEnvelopes(keys, settings.truncates(), order);
    this.appended = new AppendedRows(settings, keys);
  }

  /**
   * Finds out what a record asks for.
   *
   * @throws DataException where the record cannot be about a row of this table
   * @throws io.tributary.connect.hudi.model.TableFailure where it says that the table as a whole is
   *     no longer what its source is
   */
  public ReadRecord read(SinkRecord record) {
    if (settings.mode() == WriteMode.APPEND) {
      return appended.read(record);
    }
    ReadRecord read = record.value() == null ? tombstone(record) : valued(record);
    if (settings.deleteEnabled()) {
      return read;
    }
    List<Change> kept =
        read.changes().stream().filter(change -> !(change instanceof Change.Remove)).toList();
    return new ReadRecord(kept, read.rowSchema());
  }

  /**
   * @throws DataException where the record's value is no row
   */
  static Struct structOf(SinkRecord record) {
    if (record.valueSchema() == null) {
      throw new DataException(
          "the value has no schema, so the table's columns are unknown; use a converter with schemas, such as JsonConverter with schemas.enable=true, or infer one with the transform FromJson");
    }
    if (!(record.value() instanceof Struct value)) {
      throw new DataException(
          "the value is of type %s, not a struct of columns; wrap it with a transform such as HoistField"
              .formatted(record.valueSchema().type()));
    }
    return value;
  }

  private ReadRecord valued(SinkRecord record) {
    Struct value = structOf(record);
    boolean envelope =
        settings.format() != RecordFormat.PLAIN
            && settings.format() != RecordFormat.FLATTENED
            && DebeziumEnvelopes.isEnvelope(value.schema());
    if (!envelope || !DebeziumEnvelopes.concernsNoRow(value)) {
      requireKey(record);
    }
    if (envelope) {
      source = Source.DEBEZIUM;
      return envelopes.read(record, value);
    }
    return switch (settings.format()) {
      case AUTO, FLATTENED -> flattened(record, value);
      case PLAIN -> row(value);
      case DEBEZIUM -> throw noEnvelope();
    };
  }

  static DataException noEnvelope() {
    return new DataException(
        "the value is no Debezium envelope; set record.format=flattened or plain, or take the transform away that unwraps it");
  }

  private ReadRecord row(Struct value) {
    source = Source.PLAIN;
    return put(value);
  }

  private ReadRecord flattened(SinkRecord record, Struct value) {
    Field mark = value.schema().field(RecordSettings.DELETED_MARK);
    if (mark == null) {
      if (settings.format() == RecordFormat.FLATTENED) {
        throw new DataException(UNMARKED);
      }
      return row(value);
    }
    source = Source.DEBEZIUM;
    if (!Boolean.parseBoolean(String.valueOf(value.get(mark)))) {
      return put(value);
    }
    if (keys.isWhole(value)) {
      return new ReadRecord(
          List.of(new Change.Remove(keys.of(value), order.ofDeleted(value))), value.schema());
    }
    Optional<RowKey> key = keys.find(record.keySchema(), record.key());
    return new ReadRecord(
        keys.removal(
            key.orElse(null),
            "the deleted row was not logged whole and the record's key lacks record.key.fields or partition.fields; let the source log whole rows"),
        value.schema());
  }

  private ReadRecord put(Struct value) {
    return new ReadRecord(
        List.of(new Change.Put(keys.of(value), value, order.of(value))), value.schema());
  }

  private ReadRecord tombstone(SinkRecord record) {
    requireKey(record);
    @Nullable RowKey key = keys.find(record.keySchema(), record.key()).orElse(null);
    if (key == null && isEcho(record.keySchema()) && record.key() instanceof Struct) {
      // Debezium sends one after each delete event, which named the row already.
      return ReadRecord.NOTHING;
    }
    return new ReadRecord(
        keys.removal(
            key,
            "the value is null and the key lacks record.key.fields or partition.fields, so the row to delete is unknown; make them part of the key, or set record.format=debezium or flattened where a delete event came before"),
        null);
  }

  /** A task that starts between a delete event and its echo has seen nothing but the key. */
  private boolean isEcho(@Nullable Schema key) {
    return switch (settings.format()) {
      case DEBEZIUM, FLATTENED -> true;
      case PLAIN -> false;
      case AUTO ->
          source == Source.DEBEZIUM || (source == Source.UNKNOWN && DebeziumEnvelopes.isKey(key));
    };
  }

  /** Rows are routed by Kafka's partition, which only a key ties to the row. */
  private static void requireKey(SinkRecord record) {
    if (record.key() == null) {
      throw new DataException(
          "the record has no key, so versions of one row could lie in several partitions of the topic; produce it with the record key as its key");
    }
  }
}
