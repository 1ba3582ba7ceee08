package io.tributary.connect.jdbcagg.upsert;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record that goes to a column.
 *
 * @param reader null where no schema tells the type, or there is no such field
 * @param field null where values have no schema
 */
record RowField(
    String name, String column, Origin origin, @Nullable CellReader reader, @Nullable Field field) {

  /** Where it is found. */
  enum Origin {
    VALUE,
    KEY,
    /** The key is no struct, but the field itself. */
    WHOLE_KEY,
    /** Nowhere: it is null. */
    ABSENT
  }

  /**
   * The value.
   *
   * @throws org.apache.kafka.connect.errors.DataException if it cannot be read
   */
  @Nullable Object read(@Nullable Object key, @Nullable Object row) {
    return switch (origin) {
      case VALUE -> in(row);
      case KEY -> in(key);
      case WHOLE_KEY -> cell(key);
      case ABSENT -> null;
    };
  }

  private @Nullable Object in(@Nullable Object container) {
    return cell(
        field != null && container instanceof Struct struct
            ? Rows.value(struct, field)
            : Rows.value(container, name));
  }

  private @Nullable Object cell(@Nullable Object raw) {
    return reader == null ? CellReader.readByClass(raw) : reader.read(raw);
  }
}
