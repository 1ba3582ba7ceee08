package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a table: the columns of the key, then those that the join gives. A reader hands
 * each row out as an array in this order.
 */
public record RowShape(List<String> keyColumns, List<Column> columns, KeyRules rules) {

  public RowShape {
    keyColumns = List.copyOf(keyColumns);
    columns = List.copyOf(columns);
  }

  /** The names of what is read, those of the key first. */
  public List<String> names() {
    List<String> names = new ArrayList<>(keyColumns);
    columns.forEach(column -> names.add(column.name()));
    return names;
  }

  /** The declared column at a place of a row as it is read; null for those of the key. */
  public @Nullable Column columnAt(int place) {
    return place < keyColumns.size() ? null : columns.get(place - keyColumns.size());
  }

  /** The key of a row as it was read, null where a part of it is. */
  public @Nullable Object key(@Nullable Object[] read) {
    @Nullable Object[] parts = new Object[keyColumns.size()];
    System.arraycopy(read, 0, parts, 0, parts.length);
    return rules.keyOf(parts);
  }

  /**
   * The declared columns of a row as it was read.
   *
   * @throws BadValueException where a value does not fit its column
   */
  public @Nullable Object[] row(@Nullable Object[] read) {
    @Nullable Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns.get(i).convertValue(read[keyColumns.size() + i]);
    }
    return row;
  }
}
