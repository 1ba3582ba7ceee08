package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.ledger.FilledTable;
import io.tributary.connect.jdbcagg.upsert.CellType;
import io.tributary.connect.jdbcagg.upsert.RowColumn;
import io.tributary.connect.jdbcagg.upsert.RowShape;
import io.tributary.connect.jdbcagg.upsert.RowTable;
import io.tributary.connect.jdbcagg.upsert.RowTables;
import io.tributary.connect.jdbcagg.upsert.TableColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates tables of rows, adds and widens their columns, or checks those that are there. */
public final class JdbcRowTables implements RowTables {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcRowTables.class);

  private static final String PRIMARY = "PRIMARY.";

  /** To which trailing spaces are nothing, but all else counts. */
  private static final String PADDED_COLLATION = "utf8mb4_bin";

  private final JdbcSession session;
  private final TableRegistry registry;
  private final boolean creates;

  /**
   * @param creates whether missing tables and columns are created, and narrow ones widened
   */
  public JdbcRowTables(JdbcSession session, TableRegistry registry, boolean creates) {
    this.session = session;
    this.registry = registry;
    this.creates = creates;
  }

  @Override
  public RowTable ensure(RowShape shape) {
    return session.run("Preparing table " + shape.table(), connection -> ensure(shape, connection));
  }

  private RowTable ensure(RowShape shape, Connection connection) throws SQLException {
    registry.prepare(connection);
    FilledTable filled = filled(shape);
    // Asked before the table is looked for, as it is made before it is entered.
    boolean known = registry.knows(connection, filled);
    connection.commit();
    Information information = new Information(connection);
    RowTableDdl ddl = new RowTableDdl(shape, information.binaryCollation());
    boolean missing = information.engineOf(shape.table()) == null;
    if (missing) {
      create(shape, ddl, connection);
    }
    String engine = information.engineOf(shape.table());
    if (!"InnoDB".equalsIgnoreCase(engine)) {
      throw misfit(shape, ddl, "is of engine " + engine + ", which has no transactions");
    }
    checkKeys(shape, ddl, information.uniqueKeyParts(shape.table()));
    alter(shape, ddl, connection);
    Map<String, RowColumns.Existing> existing = RowColumns.of(connection, shape.table());
    RowTable table = new RowTable(shape.table(), check(shape, ddl, existing));
    boolean sideMissing = ensureDeleted(shape, connection);
    connection.commit();
    boolean dropped = known && (missing || sideMissing);
    registry.claim(connection, filled, dropped, () -> isEmpty(connection, shape));
    return table;
  }

  @Override
  public boolean takeUp(String table) {
    return session.run(
        "Preparing table " + table,
        connection -> {
          registry.prepare(connection);
          boolean there = new Information(connection).engineOf(table) != null;
          boolean ours = there && registry.takeUp(connection, table);
          connection.commit();
          return ours;
        });
  }

  private static FilledTable filled(RowShape shape) {
    return new FilledTable(
        shape.table(), shape.definition(), "table " + shape.table(), "table.name", true);
  }

  private boolean ensureDeleted(RowShape shape, Connection connection) throws SQLException {
    if (shape.orderingColumn() == null) {
      return false;
    }
    OwnTable deleted = DeletedRows.SHAPE.named(shape.deletedTable());
    boolean missing = new Information(connection).engineOf(deleted.name()) == null;
    deleted.ensure(connection, creates);
    return missing;
  }

  private static boolean isEmpty(Connection connection, RowShape shape) throws SQLException {
    return JdbcTables.isEmpty(connection, shape.table())
        && (shape.orderingColumn() == null || JdbcTables.isEmpty(connection, shape.deletedTable()));
  }

  private void create(RowShape shape, RowTableDdl ddl, Connection connection) throws SQLException {
    for (RowColumn column : shape.columns()) {
      if (column.type() == null) {
        throw new ConnectException(
            "table.name: table %s is missing, and records without schema do not tell its columns. Create it, or set a converter that keeps schemas, or infer one with the transform FromJson"
                .formatted(shape.table()));
      }
      if (column.key() && !RowColumns.canBeKey(column)) {
        throw new ConnectException(
            "record.key.fields: column %s is a %s, by which rows cannot be told apart. Name other fields"
                .formatted(column.name(), column.type().kind()));
      }
    }
    if (!creates) {
      throw misfit(shape, ddl, "is missing");
    }
    JdbcTables.execute(connection, ddl.create());
    LOG.info("Created table {}:\n{}", shape.table(), ddl.create());
  }

  /** By another unique index an upsert would find, and change, another row than its own. */
  private static void checkKeys(RowShape shape, RowTableDdl ddl, List<String> parts) {
    Set<String> wanted = new HashSet<>();
    shape.keys().forEach(key -> wanted.add((PRIMARY + key).toLowerCase(Locale.ROOT)));
    Set<String> found = new HashSet<>();
    parts.forEach(part -> found.add(part.toLowerCase(Locale.ROOT)));
    for (String part : parts) {
      if (!part.startsWith(PRIMARY)) {
        throw misfit(
            shape,
            ddl,
            "has the unique index %s beside its primary key, by which an upsert would change another row"
                .formatted(part.substring(0, part.indexOf('.'))));
      }
    }
    if (!found.equals(wanted)) {
      throw misfit(shape, ddl, "has another primary key than " + shape.keys());
    }
  }

  private void alter(RowShape shape, RowTableDdl ddl, Connection connection) throws SQLException {
    Map<String, RowColumns.Existing> existing = RowColumns.of(connection, shape.table());
    for (RowColumn column : shape.columns()) {
      RowColumns.Existing found = existing.get(column.name().toLowerCase(Locale.ROOT));
      CellType type = column.type();
      if (type == null) {
        continue; // the record is refused if it needs it
      }
      if (found == null) {
        if (!creates) {
          throw misfit(shape, ddl, "has no column " + column.name());
        }
        JdbcTables.add(ddl.add(column), connection);
        LOG.warn(
            "Added column {} to table {}: earlier rows are null there",
            column.name(),
            shape.table());
      } else if (creates && isWidened(column, type, found)) {
        CellType wide = found.column().type().union(type);
        JdbcTables.execute(connection, ddl.modify(column, wide));
        LOG.warn("Widened column {} of table {} to {}", column.name(), shape.table(), wide);
      }
    }
  }

  private static boolean isWidened(RowColumn wanted, CellType type, RowColumns.Existing existing) {
    TableColumn column = existing.column();
    return existing.plain()
        && (wanted.key() || column.presence() == TableColumn.Presence.OPTIONAL)
        && column.type().kind() == type.kind()
        && !column.ddl().startsWith("timestamp")
        && !column.ddl().startsWith("year")
        && !column.type().holds(type);
  }

  private static Map<String, TableColumn> check(
      RowShape shape, RowTableDdl ddl, Map<String, RowColumns.Existing> existing) {
    Map<String, TableColumn> columns = new HashMap<>();
    existing.forEach((name, each) -> columns.put(name, each.column()));
    for (String key : shape.keys()) {
      String name = key.toLowerCase(Locale.ROOT);
      RowColumns.Existing found = existing.get(name);
      if (found == null) {
        throw misfit(shape, ddl, "has no column " + key);
      }
      String collation = found.collation();
      if (PADDED_COLLATION.equals(collation)) {
        columns.put(name, padded(found.column()));
      } else if (collation != null && !ddl.tellsApart(collation)) {
        throw misfit(
            shape,
            ddl,
            "has a key column %s of collation %s, to which texts that differ are the same"
                .formatted(key, collation));
      }
    }
    checkOrder(shape, columns);
    return columns;
  }

  private static TableColumn padded(TableColumn column) {
    return new TableColumn(
        column.name(),
        column.ddl(),
        column.type(),
        column.lowest(),
        column.highest(),
        TableColumn.Measure.PADDED,
        column.presence());
  }

  private static void checkOrder(RowShape shape, Map<String, TableColumn> columns) {
    if (shape.orderingColumn() == null) {
      return;
    }
    TableColumn ordering = columns.get(shape.orderingColumn().toLowerCase(Locale.ROOT));
    if (ordering == null) {
      return; // no record has shown it yet; rows without it are refused
    }
    boolean ordered =
        switch (ordering.type().kind()) {
          case INTEGER, DECIMAL, DATE, TIMESTAMP -> true;
          default -> false;
        };
    if (!ordered) {
      throw new ConnectException(
          "ordering.field: column %s of table %s is a %s. Name a whole number, decimal, date or timestamp"
              .formatted(ordering.name(), shape.table(), ordering.ddl()));
    }
  }

  private static ConnectException misfit(RowShape shape, RowTableDdl ddl, String reason) {
    return new ConnectException(
        "table.name: table %s %s. Make it fit this, or let table.create=true make it:%n%s"
            .formatted(shape.table(), reason, ddl.create()));
  }
}
