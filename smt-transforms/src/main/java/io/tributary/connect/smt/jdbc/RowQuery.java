package io.tributary.connect.smt.jdbc;

import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.TableRef;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that read a table: only the columns that the join declares. */
final class RowQuery {

  private RowQuery() {}

  /** All rows. */
  static String all(TableRef table, RowShape shape) {
    return "SELECT " + columns(shape.names()) + " FROM " + from(table);
  }

  /** The rows of one key; no more than can tell whether there are several. */
  static String ofKey(TableRef table, RowShape shape, int limit) {
    return all(table, shape)
        + shape.keyColumns().stream()
            .map(column -> quoted(column) + " = ?")
            .collect(Collectors.joining(" AND ", " WHERE ", " LIMIT " + limit));
  }

  private static String columns(List<String> names) {
    return names.stream().map(RowQuery::quoted).collect(Collectors.joining(", "));
  }

  private static String from(TableRef table) {
    if (table instanceof TableRef.SqlQuery query) {
      return "(" + query.sql() + "\n) AS tributary_rows"; // a comment may end the query's last line
    }
    return quoted(table.name().split("\\."));
  }

  private static String quoted(String... parts) {
    return List.of(parts).stream()
        .map(part -> "`" + part.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }
}
