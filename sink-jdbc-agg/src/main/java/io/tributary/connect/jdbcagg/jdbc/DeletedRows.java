package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.row.OrderedBytes;
import io.tributary.connect.jdbcagg.upsert.Place;
import io.tributary.connect.jdbcagg.upsert.RowOp;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table beside one of rows that remembers, for a while, which rows were deleted and when. */
final class DeletedRows {

  static final OwnTable SHAPE =
      new OwnTable(
          "",
          List.of(
              new OwnTable.Column("row_id", "BINARY(16) NOT NULL"),
              new OwnTable.Column("place", "VARBINARY(32) NOT NULL"),
              new OwnTable.Column("deleted_at", "DATETIME(3) NOT NULL")),
          "row_id",
          "deleted_at");

  private static final long LONGEST_AGE_MS = Duration.ofDays(36_500).toMillis();
  private static final long MICROS_PER_MILLI = 1_000;

  private final Connection connection;
  private final String table;

  DeletedRows(Connection connection, String table) {
    this.connection = connection;
    this.table = TableDdl.quote(table);
  }

  /** Remembers deletions, each with the greatest of its row's places. */
  void remember(List<RowOp> deletions) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>(deletions.size());
    for (RowOp deletion : deletions) {
      rows.add(Arrays.asList(deletion.key().id(), place(deletion.place())));
    }
    MultiRow.execute(
        connection,
        count ->
            "INSERT INTO %s (row_id, place, deleted_at) VALUES %s ON DUPLICATE KEY UPDATE deleted_at = VALUES(deleted_at), place = GREATEST(place, VALUES(place))"
                .formatted(table, MultiRow.repeat("(?, ?, UTC_TIMESTAMP(3))", count)),
        rows);
  }

  /**
   * Forgets what is older than it need be.
   *
   * @param most how many at a time, so that no flush takes long
   */
  void forgetOlderThan(Duration age, int most) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM "
                + table
                + " WHERE deleted_at < UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND ORDER BY deleted_at LIMIT "
                + most)) {
      // Beyond that the date would be before all dates.
      delete.setLong(1, Math.min(age.toMillis(), LONGEST_AGE_MS) * MICROS_PER_MILLI);
      delete.executeUpdate();
    }
  }

  /** Forgets the deletions of rows. */
  void forget(List<RowOp> rows) throws SQLException {
    for (List<RowOp> part : MultiRow.parts(rows)) {
      String sql =
          "DELETE FROM %s WHERE row_id IN (%s)".formatted(table, MultiRow.repeat("?", part.size()));
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        bind(delete, part);
        delete.executeUpdate();
      }
    }
  }

  /** Puts that are older than the deletion of their row, and those that are not. */
  record Judged(List<RowOp> outdated, List<RowOp> standing) {}

  /** Compares puts with the deletions of their rows; waits for those that are being written. */
  Judged judge(List<RowOp> puts) throws SQLException {
    Judged judged = new Judged(new ArrayList<>(), new ArrayList<>());
    for (List<RowOp> part : MultiRow.parts(puts)) {
      Map<ByteBuffer, byte[]> places = read(part);
      if (places.isEmpty()) {
        continue;
      }
      for (RowOp put : part) {
        byte[] deleted = places.get(ByteBuffer.wrap(put.key().id()));
        if (deleted != null) {
          boolean older = Arrays.compareUnsigned(place(put.place()), deleted) < 0;
          (older ? judged.outdated() : judged.standing()).add(put);
        }
      }
    }
    return judged;
  }

  private Map<ByteBuffer, byte[]> read(List<RowOp> part) throws SQLException {
    String sql =
        "SELECT row_id, place FROM %s WHERE row_id IN (%s) ORDER BY row_id FOR UPDATE"
            .formatted(table, MultiRow.repeat("?", part.size()));
    Map<ByteBuffer, byte[]> found = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, part);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(ByteBuffer.wrap(rows.getBytes(1)), rows.getBytes(2));
        }
      }
    }
    return found;
  }

  private static void bind(PreparedStatement statement, List<RowOp> rows) throws SQLException {
    int parameter = 1;
    for (RowOp row : rows) {
      statement.setBytes(parameter++, row.key().id());
    }
  }

  /** As bytes that sort as places do. */
  private static byte[] place(@Nullable Place place) {
    return new OrderedBytes.Writer().put(place == null ? null : place.ordinal()).bytes();
  }
}
