package io.tributary.connect.jdbcagg.upsert;

import org.jspecify.annotations.Nullable;

/**
 * What a record does.
 *
 * @param removed the row before the change, whose key is deleted unless {@code put} has it too;
 *     null if none is told
 * @param removal whether and how the row that the record's key names is deleted
 * @param put the row that is there afterwards; null if none is
 * @param truncated the table of the source that was emptied; null if none was
 */
record RowEvent(
    @Nullable Object removed, Removal removal, @Nullable Object put, @Nullable String truncated) {

  /** How a deletion by the record's key is meant. */
  enum Removal {
    NONE,
    /** The key must name the row. */
    STRICT,
    /** Another record told the same; if the key does not name the row, there is nothing to do. */
    ECHO
  }

  static final RowEvent NOTHING = new RowEvent(null, Removal.NONE, null, null);

  static RowEvent put(Object row) {
    return new RowEvent(null, Removal.NONE, row, null);
  }

  static RowEvent removed(@Nullable Object row) {
    return new RowEvent(row, Removal.STRICT, null, null);
  }

  static RowEvent byKey(Removal removal) {
    return new RowEvent(null, removal, null, null);
  }

  static RowEvent truncated(String table) {
    return new RowEvent(null, Removal.NONE, null, table);
  }
}
