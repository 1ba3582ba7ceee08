package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.DebeziumTypes;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Where a row stands among its versions: the value that its ordering column will have. */
public final class RowOrder {

  /**
   * What no value counts as, so that any value wins over it; the column keeps it instead of null.
   */
  public static final long LOWEST = 0;

  private final @Nullable String field;

  /**
   * @param field null where the later record wins
   */
  public RowOrder(@Nullable String field) {
    this.field = field;
  }

  /**
   * The order of a row that is put.
   *
   * @return null where the later record wins
   * @throws DataException where the column is missing, of another type, or below {@link #LOWEST}
   */
  public @Nullable Long of(Struct row) {
    if (field == null) {
      return null;
    }
    Long value = valueOf(row, field);
    return value == null ? Long.valueOf(LOWEST) : value;
  }

  /**
   * The order of a deletion.
   *
   * @param last the row as it was, null where that is unknown
   * @return null where the row is deleted whatever is there
   */
  public @Nullable Long ofDeleted(@Nullable Struct last) {
    return field == null || last == null || last.schema().field(field) == null
        ? null
        : valueOf(last, field);
  }

  private static @Nullable Long valueOf(Struct row, String name) {
    Field field = row.schema().field(name);
    if (field == null) {
      throw new DataException(
          "field %s, which ordering.field names, is not in the record".formatted(name));
    }
    requireOrdered(field.schema(), name);
    Object value = row.get(field);
    if (value == null) {
      return null;
    }
    long order = number(field.schema(), value);
    if (order < LOWEST) {
      throw new DataException(
          "field %s, which ordering.field names, is below %d".formatted(name, LOWEST));
    }
    return order;
  }

  private static void requireOrdered(Schema schema, String name) {
    if (schema.type() != Schema.Type.INT64) {
      throw new DataException(
          "field %s, which ordering.field names, is %s; it must be a whole number of 64 bits or a timestamp, so cast it with a transform"
              .formatted(name, schema.type()));
    }
  }

  private static long number(Schema schema, Object value) {
    if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
      return TimeUnit.MILLISECONDS.toMicros(Timestamp.fromLogical(schema, (java.util.Date) value));
    }
    return DebeziumTypes.TIMESTAMP.equals(schema.name())
        ? TimeUnit.MILLISECONDS.toMicros((Long) value)
        : (Long) value;
  }
}
