package io.tributary.connect.jdbcagg.upsert;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is.
 *
 * @param columns by name in lower case
 */
public record RowTable(String name, Map<String, TableColumn> columns) {

  public RowTable {
    columns = Map.copyOf(columns);
  }

  /** The column of a name in any case; null where there is none. */
  public @Nullable TableColumn column(String column) {
    return columns.get(column.toLowerCase(Locale.ROOT));
  }

  Collection<TableColumn> all() {
    return columns.values();
  }
}
