package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.schema.Column;
import java.util.List;

/**
 * One join.
 *
 * @param alias what {@code emit} and later joins call it
 * @param on what is asked with, a part for each of the key's columns
 * @param colsDdl the declaration of the columns, as written
 */
public record Join(
    String alias,
    TableRef table,
    List<String> keyColumns,
    List<KeyPart> on,
    String colsDdl,
    List<Column> columns,
    Duplicates duplicates,
    OnMiss onMiss) {

  public Join {
    keyColumns = List.copyOf(keyColumns);
    on = List.copyOf(on);
    columns = List.copyOf(columns);
  }

  /** The place of a column; negative where there is none. */
  int columnIndex(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
