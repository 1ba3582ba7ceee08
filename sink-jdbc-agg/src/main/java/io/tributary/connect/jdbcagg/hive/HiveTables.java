package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the table and the view of a statement, or checks those that are there. */
public final class HiveTables implements TableCatalog {

  private static final Logger LOG = LoggerFactory.getLogger(HiveTables.class);

  private final HiveSession session;
  private final MergeTable base;
  private final boolean creates;

  /**
   * @param creates whether missing tables, columns and views are created
   */
  public HiveTables(HiveSession session, MergeTable base, boolean creates) {
    this.session = session;
    this.base = base;
    this.creates = creates;
  }

  /** Hive's texts have no longest one. */
  @Override
  public Map<String, Integer> ensure(TableShape shape) {
    session.run(
        "Preparing table " + shape.table(),
        statement -> {
          ensureBase(kept(shape), statement);
          ensureView(shape, statement);
          return true;
        });
    return Map.of();
  }

  /** Makes sure that offsets can be recorded, where no record has shown a type yet. */
  void ensureLedger(Statement statement) throws SQLException {
    ensureBase(List.of(), statement);
  }

  /** What a flush gives values for, besides the key. */
  static List<ColumnShape> kept(TableShape shape) {
    return shape.written().stream().filter(column -> column.role() != ColumnRole.HASH).toList();
  }

  private void ensureBase(List<ColumnShape> columns, Statement statement) throws SQLException {
    Map<String, String> existing = base.columns(statement);
    if (existing.isEmpty()) {
      refuseUnlessCreating("is missing", base.create(columns));
      statement.execute(base.create(columns));
      LOG.info("Created table {}", base.sql());
      existing = base.columns(statement);
    }
    if (!base.transactional(statement)) {
      throw misfit("is not transactional", base.create(columns));
    }
    addMissing(columns, existing, statement);
    check(columns, base.columns(statement));
    base.claim(statement);
  }

  private void addMissing(
      List<ColumnShape> columns, Map<String, String> existing, Statement statement)
      throws SQLException {
    List<ColumnShape> missing =
        columns.stream().filter(column -> !existing.containsKey(lower(column.name()))).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> names = missing.stream().map(ColumnShape::name).toList();
    refuseUnlessCreating("has no column " + names.get(0), base.create(columns));
    try {
      statement.execute(base.addColumns(missing));
      LOG.info("Added columns {} to table {}", names, base.sql());
    } catch (SQLException e) {
      // Another task of the connector was faster.
      if (!base.columns(statement)
          .keySet()
          .containsAll(names.stream().map(HiveTables::lower).toList())) {
        throw e;
      }
    }
  }

  private void check(List<ColumnShape> columns, Map<String, String> existing) {
    for (ColumnShape column : columns) {
      if (!HiveText.type(column).equals(existing.get(lower(column.name())))) {
        throw misfit("has a column " + column.name() + " of another type", base.create(columns));
      }
    }
  }

  private void ensureView(TableShape shape, Statement statement) throws SQLException {
    ResultView view = new ResultView(shape, base);
    List<String> wanted = view.columns().stream().map(HiveTables::lower).toList();
    Map<String, String> existing = MergeTable.describe(shape.table(), statement);
    if (!existing.isEmpty() && !isView(shape.table(), statement)) {
      throw new ConnectException(
          "aggregates: %s is a table, and must be a view over the sink's own table. Drop or rename it, or name another one in the statement"
              .formatted(shape.table()));
    }
    if (List.copyOf(existing.keySet()).equals(wanted)) {
      return;
    }
    String ddl = existing.isEmpty() ? view.create() : view.alter();
    if (!creates) {
      throw new ConnectException(
          "aggregates: view %s of statement %d is missing or has other columns. Run this, or let table.create=true do it:%n%s"
              .formatted(shape.table(), shape.statement(), ddl));
    }
    statement.execute(ddl);
  }

  private static boolean isView(String name, Statement statement) throws SQLException {
    // The pattern may match more than it says, so the answer is compared.
    try (ResultSet rows =
        statement.executeQuery("SHOW VIEWS LIKE " + HiveText.literal(lower(name)))) {
      while (rows.next()) {
        if (rows.getString(1).equalsIgnoreCase(name)) {
          return true;
        }
      }
      return false;
    }
  }

  private void refuseUnlessCreating(String reason, String ddl) {
    if (!creates) {
      throw misfit(reason, ddl);
    }
  }

  private ConnectException misfit(String reason, String ddl) {
    return new ConnectException(
        "aggregates: table %s %s. Make it fit this, or let table.create=true make it:%n%s"
            .formatted(base.sql(), reason, ddl));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
