package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.SessionChanges;
import io.tributary.connect.jdbcagg.flush.SessionChanges.SessionGroup;
import io.tributary.connect.jdbcagg.flush.Sessions;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins sessions with those in the table: rows that touch are replaced by one. A row per group in a
 * table beside is locked first, as the rows themselves come and go and a lock on none holds nobody.
 */
final class SessionWriter {

  static final OwnTable SHAPE =
      new OwnTable(
          "", List.of(new OwnTable.Column("group_hash", "BINARY(16) NOT NULL")), "group_hash");

  private final Connection connection;
  private final SessionChanges changes;
  private final TableShape shape;
  private final String table;
  private final List<ColumnShape> columns;
  private final Sessions sessions;

  SessionWriter(Connection connection, SessionChanges changes) {
    this.connection = connection;
    this.changes = changes;
    this.shape = changes.shape();
    this.table = TableDdl.quote(shape.table());
    this.columns = shape.written();
    this.sessions = new Sessions(shape);
  }

  void write() throws SQLException {
    lock();
    List<byte[]> replaced = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SessionGroup group : changes.sessions()) {
      List<GroupRow> touching = new ArrayList<>(group.rows());
      for (GroupRow stored : readTouching(group)) {
        touching.add(stored);
        replaced.add(stored.hash());
      }
      sessions.join(touching).forEach(row -> rows.add(row.values()));
    }
    delete(replaced);
    String head = "INSERT INTO %s (%s) VALUES ".formatted(table, names());
    String row = "(" + MultiRow.repeat("?", columns.size()) + ")";
    MultiRow.execute(connection, count -> head + MultiRow.repeat(row, count), rows);
  }

  private void lock() throws SQLException {
    MultiRow.execute(
        connection,
        rows ->
            "INSERT INTO %s (group_hash) VALUES %s ON DUPLICATE KEY UPDATE group_hash = VALUES(group_hash)"
                .formatted(
                    TableDdl.quote(shape.side(TableShape.Side.LOCKS)),
                    MultiRow.repeat("(?)", rows)),
        changes.sessions().stream().map(group -> List.<@Nullable Object>of(group.hash())).toList());
  }

  /** All between the first and the last of the flush; those that touch none stay as they are. */
  private List<GroupRow> readTouching(SessionGroup group) throws SQLException {
    List<GroupRow> rows = group.rows();
    long first = sessions.startMs(rows.get(0));
    long last = rows.stream().mapToLong(sessions::endMs).max().orElseThrow();
    String sql =
        "SELECT %s FROM %s WHERE %s = ? AND %s >= ? AND %s <= ?"
            .formatted(
                names(),
                table,
                name(ColumnRole.SESSION_GROUP),
                name(ColumnRole.SESSION_END),
                name(ColumnRole.SESSION_START));
    List<GroupRow> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setBytes(1, group.hash());
      query.setLong(2, first);
      query.setLong(3, last);
      try (ResultSet stored = query.executeQuery()) {
        while (stored.next()) {
          found.add(row(stored));
        }
      }
    }
    return found;
  }

  private GroupRow row(ResultSet stored) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    byte[] hash = new byte[0];
    for (int i = 0; i < columns.size(); i++) {
      ColumnShape column = columns.get(i);
      Object value = value(column, stored, i + 1);
      values.add(value);
      if (column.role() == ColumnRole.HASH && value instanceof byte[] found) {
        hash = found;
      }
    }
    return new GroupRow(hash, values);
  }

  private static @Nullable Object value(ColumnShape column, ResultSet row, int index)
      throws SQLException {
    if (row.getObject(index) == null) {
      return null;
    }
    if (column.role().binary()) {
      return row.getBytes(index);
    }
    return switch (column.type().kind()) {
      case BOOLEAN -> row.getBoolean(index);
      case INTEGER -> row.getLong(index);
      case FLOAT -> row.getDouble(index);
      case DECIMAL -> row.getBigDecimal(index);
      case TEXT -> row.getString(index);
      case TIMESTAMP -> row.getObject(index, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      case DATE -> row.getObject(index, LocalDate.class);
    };
  }

  private void delete(List<byte[]> hashes) throws SQLException {
    for (List<byte[]> part : MultiRow.parts(hashes)) {
      String sql =
          "DELETE FROM %s WHERE %s IN (%s)"
              .formatted(table, name(ColumnRole.HASH), MultiRow.repeat("?", part.size()));
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        int parameter = 1;
        for (byte[] hash : part) {
          delete.setBytes(parameter++, hash);
        }
        delete.executeUpdate();
      }
    }
  }

  private String names() {
    return columns.stream()
        .map(column -> TableDdl.quote(column.name()))
        .collect(Collectors.joining(", "));
  }

  private String name(ColumnRole role) {
    return TableDdl.quote(shape.column(role).orElseThrow().name());
  }
}
