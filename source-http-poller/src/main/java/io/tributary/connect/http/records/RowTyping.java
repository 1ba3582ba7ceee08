package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.typing.Coercion;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the picked values of a record their types, in place. Most come with the right class from
 * the reader, so that is looked at first.
 */
final class RowTyping {

  private final @Nullable ColumnSettings[] columns;
  private final @Nullable Class<?>[] right;
  private final boolean[] optional;

  RowTyping(List<@Nullable ColumnSettings> slots) {
    columns = slots.toArray(new @Nullable ColumnSettings[0]);
    right = new @Nullable Class<?>[columns.length];
    optional = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      ColumnSettings column = columns[i];
      right[i] = column == null ? null : rightClass(column);
      optional[i] = column == null || column.optional();
    }
  }

  private static @Nullable Class<?> rightClass(ColumnSettings column) {
    if (column.array() || column.trim()) {
      return null;
    }
    return switch (column.type()) {
      case STRING -> String.class;
      case BOOLEAN -> Boolean.class;
      case INT32 -> Integer.class;
      case INT64 -> Long.class;
      case FLOAT64 -> Double.class;
      case TIMESTAMP_S, TIMESTAMP_MS -> Date.class;
      case FLOAT32, TIMESTAMP_ISO, TIMESTAMP_HTTP -> null;
    };
  }

  /**
   * Types one record.
   *
   * @throws DataException if a value does not fit; the message names the column, not the value
   */
  void apply(@Nullable Object[] row) {
    for (int i = 0; i < columns.length; i++) {
      Object raw = row[i];
      if (raw == null ? !optional[i] : !isRight(raw, right[i])) {
        ColumnSettings column = columns[i];
        if (column != null) {
          row[i] = typed(column, raw);
        }
      }
    }
  }

  private static boolean isRight(Object raw, @Nullable Class<?> right) {
    return raw.getClass() == right && !(raw instanceof Double number && !Double.isFinite(number));
  }

  /**
   * Types one value.
   *
   * @throws DataException if it does not fit; the message names the column, not the value
   */
  static @Nullable Object typed(ColumnSettings column, @Nullable Object raw) {
    if (raw instanceof String text && column.type() == ColumnType.STRING && !column.array()) {
      return column.trim() ? text.strip() : text;
    }
    try {
      return Coercion.apply(column, raw);
    } catch (DataException e) {
      throw new DataException("column '" + column.name() + "' " + e.getMessage());
    }
  }
}
