package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.config.RecordFormat;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.retract.ChangeEvent;
import io.tributary.connect.jdbcagg.retract.ChangeEvent.Operation;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Understands records: plain rows, Debezium's change events, and the rows that its
 * ExtractNewRecordState takes out of them; with schemas or without.
 */
final class ChangeReader {

  /** The field by which ExtractNewRecordState marks rows that are deleted. */
  static final String DELETED_MARK = "__deleted";

  private static final String OPERATION_MARK = "__op";
  private static final String OPERATION = "op";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String SOURCE = "source";

  private final UpsertSettings settings;

  /** Whether rows came that Debezium did not mark, so that a null value is no echo of an event. */
  private boolean plainSeen;

  ChangeReader(UpsertSettings settings) {
    this.settings = settings;
  }

  /**
   * What a record does.
   *
   * @throws DataException if it cannot be about a row
   */
  RowEvent read(SinkRecord record) {
    RowEvent event = record.value() == null ? tombstone() : valued(record.value());
    if (event.truncated() != null || event.equals(RowEvent.NOTHING)) {
      return event; // about no row, so without a key where Debezium tells it
    }
    if (record.key() == null && settings.orderingField() == null) {
      throw new DataException(
          "the record has no key, so versions of one row could lie in several partitions of the topic, between which there is no order; produce it with a key, or set ordering.field");
    }
    boolean kept = settings.deletes() || event.put() != null;
    if (!kept) {
      return RowEvent.NOTHING;
    }
    return settings.deletes() || event.removed() == null || event.put() == null
        ? event
        : RowEvent.put(event.put());
  }

  private RowEvent tombstone() {
    RecordFormat format = settings.format();
    boolean marked =
        format == RecordFormat.DEBEZIUM
            || format == RecordFormat.FLATTENED
            || (format == RecordFormat.AUTO && !plainSeen);
    if (!marked) {
      return RowEvent.byKey(RowEvent.Removal.STRICT);
    }
    // Without the value that orders it, an echo would delete a row that is newer than the event.
    return settings.orderingField() == null
        ? RowEvent.byKey(RowEvent.Removal.ECHO)
        : RowEvent.NOTHING;
  }

  private RowEvent valued(Object value) {
    if (!Rows.isRow(value)) {
      throw new DataException(
          "the value is a %s, and no struct or map of columns; wrap it with a transform such as HoistField"
              .formatted(value.getClass().getSimpleName()));
    }
    RecordFormat format = settings.format();
    if (format != RecordFormat.PLAIN && format != RecordFormat.FLATTENED && isEnvelope(value)) {
      return envelope(value);
    }
    return switch (format) {
      case PLAIN -> plain(value);
      case AUTO, FLATTENED -> flattened(value);
      case DEBEZIUM ->
          throw new DataException(
              "the value is no envelope of Debezium; set record.format=flattened or plain, or take the transform away that unwraps it");
    };
  }

  private RowEvent plain(Object value) {
    plainSeen = true;
    return RowEvent.put(value);
  }

  private RowEvent flattened(Object value) {
    boolean marked = Rows.has(value, DELETED_MARK) || Rows.has(value, OPERATION_MARK);
    if (!marked) {
      if (settings.format() == RecordFormat.FLATTENED) {
        throw new DataException(
            "the value has neither __deleted nor __op, so it is unknown whether the row is there; set delete.tombstone.handling.mode=rewrite at ExtractNewRecordState, or record.format=plain where null values delete");
      }
      return plain(value);
    }
    boolean deleted =
        Boolean.parseBoolean(String.valueOf(Rows.value(value, DELETED_MARK)))
            || "d".equals(Rows.value(value, OPERATION_MARK));
    return deleted ? RowEvent.removed(value) : RowEvent.put(value);
  }

  private static boolean isEnvelope(Object value) {
    if (!Rows.has(value, OPERATION)) {
      return false;
    }
    return value instanceof Struct struct
        ? ChangeEvent.rowSchema(struct.schema()) != null
        : Rows.has(value, AFTER) || Rows.has(value, BEFORE);
  }

  private static RowEvent envelope(Object envelope) {
    Operation operation = Operation.of(String.valueOf(Rows.value(envelope, OPERATION)));
    Object before = Rows.value(envelope, BEFORE);
    Object after = Rows.value(envelope, AFTER);
    return switch (operation) {
      case MESSAGE -> RowEvent.NOTHING;
      case TRUNCATE -> RowEvent.truncated(table(envelope));
      case DELETE -> RowEvent.removed(before);
      default -> {
        if (after == null) {
          throw new DataException("the envelope has no after, although its row is not deleted");
        }
        yield operation == Operation.UPDATE
            ? new RowEvent(before, RowEvent.Removal.NONE, after, null)
            : RowEvent.put(after);
      }
    };
  }

  private static String table(Object envelope) {
    Object source = Rows.value(envelope, SOURCE);
    return Stream.of("db", "schema", "table", "collection")
        .map(name -> Rows.value(source, name))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining("."));
  }

  /** Whether a field of the value is no column. */
  static boolean isMark(RecordFormat format, String field) {
    return format != RecordFormat.PLAIN && DELETED_MARK.equals(field);
  }
}
