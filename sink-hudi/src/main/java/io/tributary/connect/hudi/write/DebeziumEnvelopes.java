package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.RowKey;
import java.util.List;
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
  private static final String AFTER = "after";
  private static final String SOURCE = "source";
  private static final String OPERATION = "op";

  private final RowKeys keys;

  DebeziumEnvelopes(RowKeys keys) {
    this.keys = keys;
  }

  static boolean isEnvelope(Schema schema) {
    Field after = schema.field(AFTER);
    return after != null
        && after.schema().type() == Schema.Type.STRUCT
        && schema.field(BEFORE) != null
        && schema.field(OPERATION) != null
        && schema.field(SOURCE) != null;
  }

  ReadRecord read(SinkRecord record, Struct envelope) {
    Schema rowSchema = envelope.schema().field(AFTER).schema();
    String operation = String.valueOf(envelope.get(OPERATION));
    return switch (operation) {
      case "c", "r" -> new ReadRecord(List.of(put(envelope, operation)), rowSchema);
      case "u" -> new ReadRecord(update(envelope), rowSchema);
      case "d" -> new ReadRecord(List.of(remove(record, envelope)), rowSchema);
      // A message that an application wrote into the log beside its tables.
      case "m" -> ReadRecord.NOTHING;
      case "t" ->
          throw new DataException(
              "the source table was truncated, which this sink cannot repeat; set skipped.operations=t at the source and empty the table by hand");
      default -> throw new DataException("the envelope's op is none of c, r, u, d, m, t");
    };
  }

  /** An update may move the row to another key or partition: the old one goes first. */
  private List<Change> update(Struct envelope) {
    Change.Put put = put(envelope, "u");
    Struct before = envelope.getStruct(BEFORE);
    if (before == null) {
      return List.of(put);
    }
    RowKey old = keys.of(before);
    return old.equals(put.key()) ? List.of(put) : List.of(new Change.Remove(old), put);
  }

  private Change.Put put(Struct envelope, String operation) {
    @Nullable Struct after = envelope.getStruct(AFTER);
    if (after == null) {
      throw new DataException("the envelope has op=" + operation + " but no after");
    }
    return new Change.Put(keys.of(after), after);
  }

  private Change.Remove remove(SinkRecord record, Struct envelope) {
    @Nullable Struct before = envelope.getStruct(BEFORE);
    if (before != null) {
      return new Change.Remove(keys.of(before));
    }
    if (!keys.areIn(record.keySchema())) {
      throw new DataException(
          "the delete event has no before and the key lacks record.key.fields or partition.fields; let the source log the whole old row");
    }
    return new Change.Remove(keys.ofKafkaKey(record.keySchema(), record.key()));
  }
}
