package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.RowChange;
import io.tributary.connect.jdbcagg.flush.RowChanges;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.kit.error.FailureKind;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the states of source rows, and finds out by those before them what changes in the groups.
 * The states are read under their locks, in the order of their ids.
 */
final class RowWriter {

  static final OwnTable SHAPE =
      new OwnTable(
          "",
          List.of(
              new OwnTable.Column("row_id", "BINARY(16) NOT NULL"),
              new OwnTable.Column("source", "VARCHAR(255)" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("part", "INT NOT NULL"),
              new OwnTable.Column("state", "MEDIUMBLOB NOT NULL")),
          "row_id");

  private final Connection connection;
  private final RowChanges changes;
  private final String table;
  private final RowChanges.Difference difference;

  RowWriter(Connection connection, RowChanges changes) {
    this.connection = connection;
    this.changes = changes;
    this.table = TableDdl.quote(changes.shape().side(TableShape.Side.ROWS));
    this.difference = changes.difference();
  }

  /** A row of the table. */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor kept
  private record Stored(byte[] id, int partition, byte[] state) {}

  /** Writes the states; what they change in the groups is yet to be written. */
  GroupChanges write() throws SQLException {
    for (Map.Entry<String, Integer> truncated : changes.truncated().entrySet()) {
      takeBack(truncated.getKey(), truncated.getValue());
    }
    for (List<RowChange> part : MultiRow.parts(changes.rows())) {
      step(part);
    }
    return difference.groups();
  }

  private void step(List<RowChange> part) throws SQLException {
    Map<ByteBuffer, byte[]> stored = read(part);
    List<byte[]> gone = new ArrayList<>();
    List<List<@Nullable Object>> added = new ArrayList<>();
    List<List<@Nullable Object>> changed = new ArrayList<>();
    for (RowChange row : part) {
      byte[] before = stored.get(ByteBuffer.wrap(row.id()));
      if (!difference.step(row, before)) {
        continue;
      }
      if (!row.adds()) {
        gone.add(row.id());
      } else {
        (before == null ? added : changed)
            .add(List.of(row.id(), row.source(), (long) row.partition(), row.state()));
      }
    }
    delete(gone);
    // A row that another task added since it was read has no lock of ours: then all is undone.
    MultiRow.execute(connection, rows -> insert(rows, ""), added);
    MultiRow.execute(
        connection,
        rows ->
            insert(
                rows,
                " ON DUPLICATE KEY UPDATE source = VALUES(source), part = VALUES(part),"
                    + " state = VALUES(state)"),
        changed);
  }

  private String insert(int rows, String tail) {
    return "INSERT INTO %s (row_id, source, part, state) VALUES %s%s"
        .formatted(table, MultiRow.repeat("(?, ?, ?, ?)", rows), tail);
  }

  private Map<ByteBuffer, byte[]> read(List<RowChange> part) throws SQLException {
    Map<ByteBuffer, byte[]> found = new HashMap<>();
    String sql =
        "SELECT row_id, state FROM %s WHERE row_id IN (%s) ORDER BY row_id FOR UPDATE"
            .formatted(table, MultiRow.repeat("?", part.size()));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (RowChange row : part) {
        query.setBytes(parameter++, row.id());
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(ByteBuffer.wrap(rows.getBytes(1)), rows.getBytes(2));
        }
      }
    }
    return found;
  }

  private void delete(List<byte[]> ids) throws SQLException {
    for (List<byte[]> part : MultiRow.parts(ids)) {
      String sql =
          "DELETE FROM %s WHERE row_id IN (%s)".formatted(table, MultiRow.repeat("?", part.size()));
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        int parameter = 1;
        for (byte[] id : part) {
          delete.setBytes(parameter++, id);
        }
        delete.executeUpdate();
      }
    }
  }

  private void takeBack(String source, int partition) throws SQLException {
    byte[] last = new byte[0];
    List<Stored> part = readBehind(source, last);
    while (!part.isEmpty()) {
      for (Stored row : part) {
        if (row.partition() != partition) {
          throw unordered(source);
        }
        difference.retract(row.state());
      }
      delete(part.stream().map(Stored::id).toList());
      last = part.get(part.size() - 1).id();
      part = readBehind(source, last);
    }
  }

  private List<Stored> readBehind(String source, byte[] last) throws SQLException {
    List<Stored> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT row_id, part, state FROM %s WHERE row_id > ? AND source = ? ORDER BY row_id LIMIT %d FOR UPDATE"
                .formatted(table, MultiRow.ROWS_PER_STATEMENT))) {
      query.setBytes(1, last);
      query.setString(2, source);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(new Stored(rows.getBytes(1), rows.getInt(2), rows.getBytes(3)));
        }
      }
    }
    return found;
  }

  private static ConnectException unordered(String source) {
    return new ConnectException(
        "%s: table %s was truncated at the source, and its rows come by several partitions, between which nothing tells what was before. Aggregate it anew with the next generation and empty tables, from a topic of one partition, or set cdc.truncate=ignore"
            .formatted(FailureKind.LOST_STATE, source));
  }
}
