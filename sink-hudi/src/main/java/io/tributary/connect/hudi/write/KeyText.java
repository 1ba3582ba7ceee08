package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.DebeziumTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * A key column's value as text. It is what Hudi's own key generators make of the column, so that
 * other engines find the same row: days as a date, timestamps as microseconds.
 */
final class KeyText {

  private KeyText() {}

  static String of(Schema schema, Object value, String field) {
    if (schema.name() != null) {
      switch (schema.name()) {
        case Timestamp.LOGICAL_NAME -> {
          return micros(Timestamp.fromLogical(schema, (java.util.Date) value));
        }
        case DebeziumTypes.TIMESTAMP -> {
          return micros((Long) value);
        }
        case Date.LOGICAL_NAME -> {
          return LocalDate.ofEpochDay(Date.fromLogical(schema, (java.util.Date) value)).toString();
        }
        case DebeziumTypes.DATE -> {
          return LocalDate.ofEpochDay((Integer) value).toString();
        }
        case Decimal.LOGICAL_NAME -> {
          return ((BigDecimal) value).toPlainString();
        }
        default -> {
          // Any other name is only a hint about a plain type.
        }
      }
    }
    return switch (schema.type()) {
      case STRING, INT8, INT16, INT32, INT64, BOOLEAN -> value.toString();
      default ->
          throw new DataException(
              "field %s is of type %s, by which rows cannot be told apart reliably; use text, whole numbers, dates or timestamps in record.key.fields and partition.fields"
                  .formatted(field, schema.type()));
    };
  }

  private static String micros(long ms) {
    return Long.toString(TimeUnit.MILLISECONDS.toMicros(ms));
  }
}
