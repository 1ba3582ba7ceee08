package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.RecordSettings;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Understands records: plain rows, and Debezium's change events.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class RecordReader {

  private final RecordSettings settings;
  private final RowKeys keys;
  private final DebeziumEnvelopes envelopes;

  /** Whether rows came without an envelope, so that a null value is no echo of a delete event. */
  private boolean plainSeen;

  public RecordReader(RecordSettings settings) {
    this.settings = settings;
    this.keys = new RowKeys(settings);
    this.envelopes = new DebeziumEnvelopes(keys);
  }

  /**
   * Finds out what a record asks for.
   *
   * @throws DataException where the record cannot be about a row of this table
   */
  public ReadRecord read(SinkRecord record) {
    requireKey(record);
    ReadRecord read = record.value() == null ? tombstone(record) : valued(record);
    if (settings.deleteEnabled()) {
      return read;
    }
    List<Change> kept =
        read.changes().stream().filter(change -> !(change instanceof Change.Remove)).toList();
    return new ReadRecord(kept, read.rowSchema());
  }

  private ReadRecord valued(SinkRecord record) {
    if (record.valueSchema() == null) {
      throw new DataException(
          "the value has no schema, so the table's columns are unknown; use a converter with schemas, such as JsonConverter with schemas.enable=true");
    }
    if (!(record.value() instanceof Struct value)) {
      throw new DataException(
          "the value is of type %s, not a struct of columns; wrap it with a transform such as HoistField"
              .formatted(record.valueSchema().type()));
    }
    boolean envelope = DebeziumEnvelopes.isEnvelope(value.schema());
    plainSeen |= !envelope;
    return switch (settings.format()) {
      case AUTO -> envelope ? envelopes.read(record, value) : row(value);
      case PLAIN -> row(value);
      case DEBEZIUM -> {
        if (!envelope) {
          throw new DataException(
              "the value is no Debezium envelope; set record.format=plain, or take the transform away that unwraps it");
        }
        yield envelopes.read(record, value);
      }
    };
  }

  private ReadRecord row(Struct value) {
    return new ReadRecord(List.of(new Change.Put(keys.of(value), value)), value.schema());
  }

  private ReadRecord tombstone(SinkRecord record) {
    if (keys.areIn(record.keySchema())) {
      return new ReadRecord(
          List.of(new Change.Remove(keys.ofKafkaKey(record.keySchema(), record.key()))), null);
    }
    if (maybeDebezium() && record.key() instanceof Struct) {
      // Debezium sends one after each delete event, which named the row already.
      return ReadRecord.NOTHING;
    }
    throw new DataException(
        "the value is null and the key lacks record.key.fields or partition.fields, so the row to delete is unknown; make them part of the key");
  }

  private boolean maybeDebezium() {
    return switch (settings.format()) {
      case DEBEZIUM -> true;
      case PLAIN -> false;
      case AUTO -> !plainSeen;
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
