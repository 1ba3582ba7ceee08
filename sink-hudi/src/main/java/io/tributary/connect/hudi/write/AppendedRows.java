package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.RecordFormat;
import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.model.RowKey;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records each of which is a row of its own: of a change event the row as it is afterwards.
 * What tells the rows apart is where their records lie.
 */
final class AppendedRows {

  private final RecordSettings settings;
  private final RowKeys keys;

  AppendedRows(RecordSettings settings, RowKeys keys) {
    this.settings = settings;
    this.keys = keys;
  }

  /**
   * @throws DataException where the record is no row, or deletes one though that is not passed over
   */
  ReadRecord read(SinkRecord record) {
    @Nullable Struct row = record.value() == null ? null : rowOf(RecordReader.structOf(record));
    if (row != null) {
      RowKey key = new RowKey(place(record), keys.partition(row));
      return new ReadRecord(List.of(new Change.Put(key, row, null)), row.schema());
    }
    if (settings.deleteEnabled()) {
      throw new DataException(
          "the record deletes a row, but write.mode=append only adds rows; set delete.enabled=false to pass such records over");
    }
    return ReadRecord.NOTHING;
  }

  /** Null where the record is about a row that is gone, or about none. */
  private @Nullable Struct rowOf(Struct value) {
    return switch (settings.format()) {
      case PLAIN -> value;
      case DEBEZIUM -> after(requireEnvelope(value));
      case AUTO, FLATTENED ->
          settings.format() == RecordFormat.AUTO && DebeziumEnvelopes.isEnvelope(value.schema())
              ? after(value)
              : unlessDeleted(value);
    };
  }

  private static Struct requireEnvelope(Struct value) {
    if (!DebeziumEnvelopes.isEnvelope(value.schema())) {
      throw RecordReader.noEnvelope();
    }
    return value;
  }

  private static @Nullable Struct after(Struct envelope) {
    return envelope.getStruct(DebeziumEnvelopes.AFTER);
  }

  private static @Nullable Struct unlessDeleted(Struct value) {
    Field mark = value.schema().field(RecordSettings.DELETED_MARK);
    return mark != null && Boolean.parseBoolean(String.valueOf(value.get(mark))) ? null : value;
  }

  private static String place(SinkRecord record) {
    return record.originalTopic()
        + "/"
        + record.originalKafkaPartition()
        + "/"
        + record.originalKafkaOffset();
  }
}
