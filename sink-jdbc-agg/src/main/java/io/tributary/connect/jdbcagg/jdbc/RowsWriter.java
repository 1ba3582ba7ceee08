package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.UpsertChanges;
import io.tributary.connect.jdbcagg.upsert.RowLayout;
import io.tributary.connect.jdbcagg.upsert.RowOp;
import io.tributary.connect.jdbcagg.upsert.RowShape;
import io.tributary.connect.jdbcagg.upsert.TableColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes rows. Where there is an order, puts are written before it is asked whether their rows were
 * deleted by something newer: that holds the row's lock, so that a deletion of another task either
 * was seen or comes behind.
 */
final class RowsWriter {

  private final Connection connection;
  private final UpsertChanges changes;
  private final RowShape shape;
  private final String table;
  private final boolean ordered;
  private final String ordering;
  private final List<Refused> refused = new ArrayList<>();

  RowsWriter(Connection connection, UpsertChanges changes) {
    this.connection = connection;
    this.changes = changes;
    this.shape = changes.shape();
    this.table = TableDdl.quote(shape.table());
    String column = shape.orderingColumn();
    this.ordered = column != null;
    this.ordering = column == null ? "" : TableDdl.quote(column);
  }

  /** A row that the database does not take, whatever stands beside it. */
  record Refused(RowOp row, SQLException reason) {}

  /**
   * Writes all rows but those that the database refuses.
   *
   * @return those
   */
  List<Refused> write() throws SQLException {
    if (changes.emptiedBy() != null) {
      empty();
    }
    for (List<RowOp> wave : changes.waves()) {
      delete(wave.stream().filter(op -> !op.puts()).toList());
      put(wave.stream().filter(RowOp::puts).toList());
    }
    return refused;
  }

  private void empty() throws SQLException {
    // TRUNCATE would commit.
    JdbcTables.execute(connection, "DELETE FROM " + table);
    if (ordered) {
      JdbcTables.execute(connection, "DELETE FROM " + TableDdl.quote(shape.deletedTable()));
    }
  }

  private void delete(List<RowOp> deletions) throws SQLException {
    if (deletions.isEmpty()) {
      return;
    }
    List<RowOp> placed = deletions.stream().filter(op -> !op.deletesAll()).toList();
    if (!placed.isEmpty()) {
      deleted().remember(placed);
      deleted().forgetOlderThan(changes.settings().deletedRetention(), MultiRow.ROWS_PER_STATEMENT);
    }
    List<RowOp> whatever = deletions.stream().filter(RowOp::deletesAll).toList();
    removeRows(whatever, "");
    removeRows(placed, " AND (%1$s IS NULL OR %1$s <= ?)");
    if (ordered) {
      deleted().forget(whatever);
    }
  }

  private void put(List<RowOp> puts) throws SQLException {
    Map<RowLayout, List<RowOp>> byLayout = new LinkedHashMap<>();
    for (RowOp put : puts) {
      byLayout.computeIfAbsent(put.layout(), absent -> new ArrayList<>()).add(put);
    }
    for (Map.Entry<RowLayout, List<RowOp>> rows : byLayout.entrySet()) {
      UpsertSql sql = UpsertSql.ofRows(shape.table(), rows.getKey());
      for (List<RowOp> part : MultiRow.parts(rows.getValue())) {
        upsert(sql, part);
      }
    }
    if (ordered && !puts.isEmpty()) {
      DeletedRows.Judged judged = deleted().judge(puts);
      removeRows(judged.outdated(), " AND %s <=> ?");
      deleted().forget(judged.standing());
    }
  }

  /** A statement that fails for a row's sake is undone whole, so halves of it can be tried. */
  private void upsert(UpsertSql sql, List<RowOp> rows) throws SQLException {
    try {
      MultiRow.execute(connection, sql::of, rows.stream().map(RowOp::row).toList());
    } catch (SQLException e) {
      if (!SqlFailures.isOfRow(e)) {
        throw e;
      }
      if (rows.size() > 1) {
        int middle = rows.size() / 2;
        upsert(sql, rows.subList(0, middle));
        upsert(sql, rows.subList(middle, rows.size()));
        return;
      }
      RowOp row = rows.get(0);
      refused.add(new Refused(row, e));
      for (RowOp covered : row.covered()) {
        upsert(UpsertSql.ofRows(shape.table(), covered.layout()), List.of(covered));
      }
    }
  }

  /**
   * @param condition on the ordering column, with a place for its value; empty for none
   */
  private void removeRows(List<RowOp> rows, String condition) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String keys =
        rows.get(0).layout().columns().subList(0, rows.get(0).layout().keys()).stream()
            .map(TableColumn::name)
            .map(name -> TableDdl.quote(name) + " = ?")
            .collect(Collectors.joining(" AND "));
    String one = "(" + keys + condition.formatted(ordering) + ")";
    for (List<RowOp> part : MultiRow.parts(rows)) {
      String sql =
          "DELETE FROM "
              + table
              + " WHERE "
              + String.join(" OR ", Collections.nCopies(part.size(), one));
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        int parameter = 1;
        for (RowOp row : part) {
          for (Object value : row.key().values()) {
            MultiRow.bind(delete, parameter++, value);
          }
          if (!condition.isEmpty()) {
            MultiRow.bind(delete, parameter++, row.place() == null ? null : row.place().value());
          }
        }
        delete.executeUpdate();
      }
    }
  }

  private DeletedRows deleted() {
    return new DeletedRows(connection, shape.deletedTable());
  }
}
