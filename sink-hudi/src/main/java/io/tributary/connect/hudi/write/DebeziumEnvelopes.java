package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.TruncateHandling;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Change events of Debezium 1.x to 3.x: {@code before}, {@code after}, {@code source}, {@code op}.
 */
final class DebeziumEnvelopes {

  private static final String BEFORE = "before";
  static final String AFTER = "after";
  private static final String SOURCE = "source";
  private static final String OPERATION = "op";
  private static final String TRUNCATE = "t";
  private static final String MESSAGE = "m";

  private final RowKeys keys;
  private final TruncateHandling truncates;
  private final RowOrder order;

  DebeziumEnvelopes(RowKeys keys, TruncateHandling truncates, RowOrder order) {
    this.keys = keys;
    this.truncates = truncates;
    this.order = order;
  }

  static boolean isEnvelope(Schema schema) {
    Field after = schema.field(AFTER);
    return after != null
        && after.schema().type() == Schema.Type.STRUCT
        && schema.field(BEFORE) != null
        && schema.field(OPERATION) != null
        && schema.field(SOURCE) != null;
  }

  /** Whether a key is named as Debezium names those of its change events. */
  static boolean isKey(@Nullable Schema schema) {
    return schema != null && schema.name() != null && schema.name().endsWith(".Key");
  }

  /** Whether the event is about no single row, so that its record need not have a key. */
  static boolean concernsNoRow(Struct envelope) {
    String operation = operation(envelope);
    return operation.equals(TRUNCATE) || operation.equals(MESSAGE);
  }

  /**
   * @throws TableFailure where the source was truncated and that is not to be ignored
   */
  ReadRecord read(SinkRecord record, Struct envelope) {
    Schema rowSchema = envelope.schema().field(AFTER).schema();
    return switch (operation(envelope)) {
      case "c", "r" -> new ReadRecord(List.of(put(envelope)), rowSchema);
      case "u" -> new ReadRecord(update(envelope), rowSchema);
      case "d" -> new ReadRecord(remove(record, envelope), rowSchema);
      // A message that an application wrote into the log beside its tables.
      case MESSAGE -> ReadRecord.NOTHING;
      case TRUNCATE -> truncate();
      default -> throw new DataException("the envelope's op is none of c, r, u, d, m, t");
    };
  }

  private ReadRecord truncate() {
    if (truncates == TruncateHandling.IGNORE) {
      return ReadRecord.NOTHING;
    }
    throw new TableFailure(
        FailureKind.REFUSED,
        "The source table was truncated, which this sink cannot repeat. Write the topic to a new table.path, or set truncate.handling=ignore and empty the table by hand.",
        null);
  }

  /** An update may move the row to another key or partition: the old one goes first. */
  private List<Change> update(Struct envelope) {
    Change.Put put = put(envelope);
    Struct before = envelope.getStruct(BEFORE);
    if (before == null) {
      return List.of(put);
    }
    List<Change> changes = new ArrayList<>();
    if (!keys.isWhole(before)) {
      changes.addAll(
          keys.removal(
              null,
              "the update changes the key, but the old row was not logged whole, so its partition is unknown; let the source log whole rows"));
    } else if (!keys.of(before).equals(put.key())) {
      changes.add(new Change.Remove(keys.of(before), order.ofDeleted(before)));
    }
    changes.add(put);
    return changes;
  }

  private Change.Put put(Struct envelope) {
    @Nullable Struct after = envelope.getStruct(AFTER);
    if (after == null) {
      throw new DataException("the envelope has op=" + operation(envelope) + " but no after");
    }
    return new Change.Put(keys.of(after), after, order.of(after));
  }

  private List<Change> remove(SinkRecord record, Struct envelope) {
    @Nullable Struct before = envelope.getStruct(BEFORE);
    if (before != null && keys.isWhole(before)) {
      return List.of(new Change.Remove(keys.of(before), order.ofDeleted(before)));
    }
    Optional<RowKey> key = keys.find(record.keySchema(), record.key());
    return keys.removal(
        key.orElse(null),
        "the delete event does not have the old row whole and its key lacks record.key.fields or partition.fields; let the source log whole rows");
  }

  private static String operation(Struct envelope) {
    return String.valueOf(envelope.get(OPERATION));
  }
}
