package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rows of a table at one moment. Immutable once built. */
final class Snapshot {

  private final Map<Object, @Nullable Object[]> rows;
  private final KeyKinds kinds;
  private final long bytes;

  private Snapshot(Map<Object, @Nullable Object[]> rows, KeyKinds kinds, long bytes) {
    this.rows = rows;
    this.kinds = kinds;
    this.bytes = bytes;
  }

  @Nullable Object @Nullable [] find(Object key) {
    return rows.get(key);
  }

  @Nullable String mismatch(Object key, String table) {
    return kinds.mismatch(key, table);
  }

  int size() {
    return rows.size();
  }

  /** An estimate of the heap that it takes. */
  long bytes() {
    return bytes;
  }

  /** Gathers the rows of a table. */
  static final class Builder implements RowReader.RowSink {

    private final String table;
    private final RowShape shape;
    private final Duplicates duplicates;
    private final int maxRows;
    private final Map<Object, @Nullable Object[]> rows = new HashMap<>();
    private final KeyKinds kinds;
    private long bytes;

    Builder(String table, RowShape shape, Duplicates duplicates, int maxRows) {
      this.table = table;
      this.shape = shape;
      this.duplicates = duplicates;
      this.maxRows = maxRows;
      this.kinds = new KeyKinds(shape.keyColumns().size());
    }

    @Override
    public void add(@Nullable Object[] read) throws UnreadableTableException {
      Object key;
      @Nullable Object[] row;
      try {
        key = shape.key(read);
        row = shape.row(read);
      } catch (BadValueException e) {
        throw UnreadableTableException.untilMended(
            "a row of table %s does not fit its cols: %s".formatted(table, e.getMessage()));
      }
      if (key != null) {
        put(key, row);
      }
    }

    private void put(Object key, @Nullable Object[] row) throws UnreadableTableException {
      boolean there = rows.containsKey(key);
      if (there && duplicates == Duplicates.FAIL) {
        throw UnreadableTableException.untilMended(
            "table %s has several rows for one value of %s. Choose another key, read fewer rows"
                    .formatted(table, String.join(",", shape.keyColumns()))
                + " (a query with WHERE), or set dup to first or last");
      }
      if (there && duplicates == Duplicates.FIRST) {
        return;
      }
      if (!there && rows.size() == maxRows) {
        throw UnreadableTableException.untilMended(
            "table %s has more than max.rows=%d rows. Raise it if the heap bears them, or read fewer"
                .formatted(table, maxRows));
      }
      rows.put(key, row);
      kinds.add(key);
      bytes += there ? 0 : Footprint.of(key, row);
    }

    Snapshot build() {
      return new Snapshot(rows, kinds, bytes);
    }
  }
}
