package io.tributary.connect.smt.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import io.tributary.connect.smt.lookup.RowReader;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.lookup.UnreadableTableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads all rows of a table or query, each time over a connection of its own. */
public final class DatabaseReader implements RowReader {

  private static final int ROWS_PER_FETCH = 1_000;

  private final DatabaseSettings settings;
  private final TableRef table;
  private final RowShape shape;

  public DatabaseReader(DatabaseSettings settings, TableRef table, RowShape shape) {
    this.settings = settings;
    this.table = table;
    this.shape = shape;
  }

  @Override
  public boolean mayHaveChanged() {
    return true; // a database does not tell
  }

  @Override
  public void readAll(RowSink sink) throws UnreadableTableException {
    try (Connection connection = Connections.open(settings);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_PER_FETCH); // else the driver holds the whole table beside ours
      try (ResultSet rows = statement.executeQuery(RowQuery.all(table, shape))) {
        Cells cells = new Cells(rows, shape);
        while (rows.next()) {
          sink.add(cells.row());
        }
      }
    } catch (SQLException e) {
      throw failure(table, settings, e);
    }
  }

  /** The server's own text is left out: it may quote a query's values. */
  static UnreadableTableException failure(
      TableRef table, DatabaseSettings settings, SQLException failure) {
    String what =
        SqlErrors.describe("reading %s at %s".formatted(table.name(), settings.address()), failure);
    return SqlErrors.kindOf(failure) == FailureKind.TRANSIENT
        ? UnreadableTableException.forNow(what)
        : UnreadableTableException.untilMended(what + mend(failure));
  }

  private static String mend(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1146 -> ": there is no such table. Check the join's table and database.name";
      case 1054 -> ": there is no such column. Check the join's key and cols";
      case 1044, 1045, 1142, 1143, 1698 ->
          ": the user may not. Check database.user and database.password, and grant SELECT";
      case 1049 -> ": there is no such database. Check database.name";
      case 1064 -> ": the query is no SQL. Check the join's query";
      case 1792 -> ": the query writes, and only reading is allowed. Check the join's query";
      default -> ". Look the code up in the server's error reference, and mend the cause";
    };
  }

  @Override
  public void close() {
    // each read closes its connection
  }
}
