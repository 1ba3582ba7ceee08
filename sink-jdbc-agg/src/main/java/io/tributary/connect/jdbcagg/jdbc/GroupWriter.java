package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes changes of groups. The upsert comes first: it locks the groups' rows, so that what is read
 * beside them afterwards is what the last writer left.
 */
final class GroupWriter {

  private final Connection connection;
  private final boolean keepsEmptyGroups;

  /**
   * @param keepsEmptyGroups whether a group stays when its last row is taken back
   */
  GroupWriter(Connection connection, boolean keepsEmptyGroups) {
    this.connection = connection;
    this.keepsEmptyGroups = keepsEmptyGroups;
  }

  void write(GroupChanges changes) throws SQLException {
    TableShape shape = changes.shape();
    UpsertSql upsert = new UpsertSql(shape.table(), shape.written());
    MultiRow.execute(
        connection, upsert::of, changes.rows().stream().map(GroupRow::values).toList());
    if (shape.has(TableShape.Side.VALUES)) {
      new ValueWriter(connection, changes).write();
    }
    if (!changes.sketches().isEmpty()) {
      new SketchWriter(connection, changes).write();
    }
    if (!keepsEmptyGroups) {
      deleteEmpty(changes);
    }
  }

  private void deleteEmpty(GroupChanges changes) throws SQLException {
    TableShape shape = changes.shape();
    ColumnShape rows = shape.column(ColumnRole.ROWS).orElse(null);
    ColumnShape hash = shape.column(ColumnRole.HASH).orElseThrow();
    if (rows == null) {
      return;
    }
    for (List<GroupRow> part : MultiRow.parts(changes.rows())) {
      String sql =
          "DELETE FROM %s WHERE %s = 0 AND %s IN (%s)"
              .formatted(
                  TableDdl.quote(shape.table()),
                  TableDdl.quote(rows.name()),
                  TableDdl.quote(hash.name()),
                  MultiRow.repeat("?", part.size()));
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        int parameter = 1;
        for (GroupRow row : part) {
          delete.setBytes(parameter++, row.hash());
        }
        delete.executeUpdate();
      }
    }
  }
}
