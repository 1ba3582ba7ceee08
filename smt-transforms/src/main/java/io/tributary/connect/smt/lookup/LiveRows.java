package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come and go one by one. Each has an identity, by which it is replaced and deleted, and
 * a key, by which it is found; an update may give a row another key.
 *
 * <p>Threading: one thread changes, tasks find.
 */
public final class LiveRows {

  private final String table;
  private final Duplicates duplicates;
  private final Map<Object, Row> byIdentity = new HashMap<>();
  private final Map<Object, Row[]> byKey = new ConcurrentHashMap<>();
  private final KeyKinds kinds;
  private long bytes;

  private static final class Row {
    private final @Nullable Object key;
    private final @Nullable Object[] values;
    private final long bytes;

    Row(@Nullable Object key, @Nullable Object[] values) {
      this.key = key;
      this.values = values;
      this.bytes = 2 * Footprint.of(key == null ? "" : key, values);
    }
  }

  public LiveRows(String table, RowShape shape, Duplicates duplicates) {
    this.table = table;
    this.duplicates = duplicates;
    this.kinds = new KeyKinds(shape.keyColumns().size());
  }

  /** A row came, or another version of one. */
  public void put(Object identity, @Nullable Object key, @Nullable Object[] values) {
    Row row = new Row(key, values);
    Row before = byIdentity.put(identity, row);
    bytes += row.bytes;
    if (before != null) {
      bytes -= before.bytes;
    }
    if (before != null && key != null && key.equals(before.key)) {
      byKey.computeIfPresent(key, (same, rows) -> replaced(rows, before, row));
      return;
    }
    if (before != null) {
      unlink(before);
    }
    if (key != null) {
      kinds.add(key);
      byKey.merge(key, new Row[] {row}, LiveRows::joined);
    }
  }

  /** A row went; one that was never there may. */
  public void remove(Object identity) {
    Row before = byIdentity.remove(identity);
    if (before != null) {
      bytes -= before.bytes;
      unlink(before);
    }
  }

  /** All rows went. */
  public void clear() {
    byIdentity.clear();
    byKey.clear();
    bytes = 0;
  }

  public int size() {
    return byIdentity.size();
  }

  public long bytes() {
    return bytes;
  }

  /**
   * The row of a key, null for none.
   *
   * @throws BadValueException where there are several, and none may be chosen
   */
  public @Nullable Object @Nullable [] find(Object key) {
    Row[] rows = byKey.get(key);
    if (rows == null) {
      return null;
    }
    if (rows.length > 1 && duplicates == Duplicates.FAIL) {
      throw new BadValueException(
          "table %s has several rows for this key; choose another key, or set dup"
              .formatted(table));
    }
    return rows[duplicates == Duplicates.LAST ? rows.length - 1 : 0].values;
  }

  public @Nullable String mismatch(Object key) {
    return kinds.mismatch(key, table);
  }

  private void unlink(Row row) {
    if (row.key != null) {
      byKey.computeIfPresent(row.key, (same, rows) -> without(rows, row));
    }
  }

  private static Row[] joined(Row[] rows, Row[] more) {
    Row[] all = Arrays.copyOf(rows, rows.length + more.length);
    System.arraycopy(more, 0, all, rows.length, more.length);
    return all;
  }

  private static Row[] replaced(Row[] rows, Row before, Row after) {
    Row[] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] == before) {
        copy[i] = after;
      }
    }
    return copy;
  }

  private static Row @Nullable [] without(Row[] rows, Row gone) {
    Row[] left = Arrays.stream(rows).filter(row -> row != gone).toArray(Row[]::new);
    return left.length == 0 ? null : left;
  }
}
