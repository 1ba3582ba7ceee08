package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates aggregate tables, or checks those that are there. */
public final class JdbcTables implements TableCatalog {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTables.class);

  private final JdbcSession session;
  private final TableRegistry registry;
  private final boolean creates;

  /**
   * @param creates whether missing tables and columns are created
   */
  public JdbcTables(JdbcSession session, TableRegistry registry, boolean creates) {
    this.session = session;
    this.registry = registry;
    this.creates = creates;
  }

  @Override
  public Map<String, Integer> ensure(TableShape shape) {
    return session.run("Preparing table " + shape.table(), connection -> ensure(shape, connection));
  }

  private Map<String, Integer> ensure(TableShape shape, Connection connection) throws SQLException {
    registry.prepare(connection);
    // Asked before the table is looked for, as it is made before it is entered.
    boolean known = registry.knows(connection, shape.filled());
    connection.commit();
    Information information = new Information(connection);
    TableDdl ddl = new TableDdl(shape, information.binaryCollation());
    boolean missing = information.engineOf(shape.table()) == null;
    if (missing) {
      if (!creates) {
        throw misfit(shape, ddl, "is missing");
      }
      execute(connection, ddl.create());
      LOG.info("Created table {}:\n{}", shape.table(), ddl.create());
    }
    String engine = information.engineOf(shape.table());
    if (!"InnoDB".equalsIgnoreCase(engine)) {
      throw misfit(shape, ddl, "is of engine " + engine + ", which has no transactions");
    }
    addMissingColumns(shape, ddl, connection);
    Map<String, Integer> longestTexts = check(shape, ddl, information);
    if (shape.windows() != null) {
      ensureWindowIndex(shape, ddl, connection);
    }
    boolean sideMissing = ensureSides(shape, connection);
    connection.commit();
    boolean dropped = known && (missing || sideMissing);
    registry.claim(connection, shape, dropped, () -> isEmpty(connection, shape));
    return longestTexts;
  }

  private void ensureWindowIndex(TableShape shape, TableDdl ddl, Connection connection)
      throws SQLException {
    String wanted = String.join(",", ddl.windowKey()) + ",";
    boolean present =
        new Information(connection)
            .indexes(shape.table()).stream()
                .anyMatch(
                    index -> (index + ",").regionMatches(true, 0, wanted, 0, wanted.length()));
    if (present) {
      return;
    }
    if (!creates) {
      throw misfit(shape, ddl, "has no index by which its old windows are found");
    }
    add(ddl.addWindowIndex(), connection);
    LOG.info("Added an index of windows to table {}", shape.table());
  }

  /** Whether one was missing. */
  private boolean ensureSides(TableShape shape, Connection connection) throws SQLException {
    Information information = new Information(connection);
    boolean missing = false;
    for (TableShape.Side side : shape.sides()) {
      OwnTable table = sideTable(side).named(shape.side(side));
      missing |= information.engineOf(table.name()) == null;
      table.ensure(connection, creates);
    }
    return missing;
  }

  private static OwnTable sideTable(TableShape.Side side) {
    return switch (side) {
      case VALUES -> ValueWriter.SHAPE;
      case ROWS -> RowWriter.SHAPE;
      case LOCKS -> SessionWriter.SHAPE;
    };
  }

  private static boolean isEmpty(Connection connection, TableShape shape) throws SQLException {
    boolean empty = isEmpty(connection, shape.table());
    for (TableShape.Side side : shape.sides()) {
      // A lock tells nothing of what was counted.
      empty &= side == TableShape.Side.LOCKS || isEmpty(connection, shape.side(side));
    }
    return empty;
  }

  static boolean isEmpty(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT 1 FROM " + TableDdl.quote(table) + " LIMIT 1")) {
      return !rows.next();
    }
  }

  private void addMissingColumns(TableShape shape, TableDdl ddl, Connection connection)
      throws SQLException {
    Map<String, Information.ExistingColumn> existing =
        new Information(connection).columns(shape.table());
    for (ColumnShape column : ownFirst(shape)) {
      if (!existing.containsKey(column.name().toLowerCase(Locale.ROOT))) {
        if (!creates || column.role() == ColumnRole.HASH) {
          throw misfit(shape, ddl, "has no column " + column.name());
        }
        add(ddl.addColumn(column), connection);
        if (column.role() != ColumnRole.CLOSED) {
          LOG.warn(
              "Added column {} to table {}: earlier records of this connector are not in it",
              column.name(),
              shape.table());
        }
      }
    }
  }

  /** A generated column needs the columns behind it first. */
  private static List<ColumnShape> ownFirst(TableShape shape) {
    return shape.columns().stream()
        .sorted((a, b) -> Boolean.compare(a.role().generated(), b.role().generated()))
        .toList();
  }

  /** Adds a column, unless it is there by now. */
  static void add(String ddl, Connection connection) throws SQLException {
    try {
      execute(connection, ddl);
    } catch (SQLException e) {
      // Another task of the connector was faster.
      if (e.getErrorCode() != SqlFailures.DUPLICATE_COLUMN
          && e.getErrorCode() != SqlFailures.DUPLICATE_INDEX) {
        throw e;
      }
    }
  }

  private static Map<String, Integer> check(TableShape shape, TableDdl ddl, Information information)
      throws SQLException {
    Map<String, Information.ExistingColumn> existing = information.columns(shape.table());
    Map<String, Integer> longestTexts = new HashMap<>();
    for (ColumnShape column : shape.columns()) {
      Information.ExistingColumn found = existing.get(column.name().toLowerCase(Locale.ROOT));
      if (found == null || !ddl.fits(column, found)) {
        throw misfit(shape, ddl, "has a column " + column.name() + " of another type");
      }
      ColumnTypes.longestText(column, found)
          .ifPresent(longest -> longestTexts.put(column.name(), longest));
    }
    List<String> keys = information.uniqueKeyParts(shape.table());
    if (keys.size() != 1 || !keys.get(0).equalsIgnoreCase("PRIMARY." + hashName(shape))) {
      throw misfit(shape, ddl, "has another primary key, or a further unique index");
    }
    return longestTexts;
  }

  private static String hashName(TableShape shape) {
    return shape.columns().stream()
        .filter(column -> column.role() == ColumnRole.HASH)
        .map(ColumnShape::name)
        .findFirst()
        .orElseThrow();
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ConnectException misfit(TableShape shape, TableDdl ddl, String reason) {
    return new ConnectException(
        "aggregates: table %s of statement %d %s. Make it fit this, or let table.create=true make it:%n%s"
            .formatted(shape.table(), shape.statement(), reason, ddl.create()));
  }
}
