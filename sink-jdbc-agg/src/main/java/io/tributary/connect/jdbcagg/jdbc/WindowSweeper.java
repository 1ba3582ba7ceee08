package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.flush.TableShape.SweptWindows;
import io.tributary.connect.jdbcagg.flush.WindowSweep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and deletes rows of old windows. First the registry is told, in a transaction of its own,
 * how far windows take nothing more: from then on no flush touches their rows. Then they are
 * changed in small transactions, sorted by their keys.
 */
public final class WindowSweeper implements WindowSweep {

  private static final Logger LOG = LoggerFactory.getLogger(WindowSweeper.class);

  private static final int GROUPS_PER_STEP = 500;
  private static final int VALUES_PER_STEP = 5_000;

  private final JdbcSession session;
  private final JdbcLedger ledger;
  private final TableRegistry registry;

  public WindowSweeper(JdbcSession session, JdbcLedger ledger, TableRegistry registry) {
    this.session = session;
    this.ledger = ledger;
    this.registry = registry;
  }

  @Override
  public void passOver(Collection<TopicPartition> idle) {
    if (!idle.isEmpty()) {
      session.run(
          "Noting idle partitions",
          connection -> {
            ledger.passOver(connection, idle);
            return true;
          });
    }
  }

  @Override
  public boolean step(Collection<String> topics) {
    boolean more = false;
    for (TableShape shape : registry.claimed()) {
      SweptWindows windows = shape.windows();
      if (windows != null && topics.contains(windows.topic())) {
        OptionalLong watermark =
            session.run(
                "Reading the watermark",
                connection -> ledger.watermark(connection, windows.topic()));
        if (watermark.isPresent()) {
          more |= step(shape, windows, watermark.getAsLong());
        }
      }
    }
    return more;
  }

  private boolean step(TableShape shape, SweptWindows windows, long watermarkMs) {
    WindowSettings settings = windows.settings();
    boolean more = false;
    if (settings.closes()) {
      long endMs = watermarkMs - settings.graceMs();
      close(shape, endMs);
      more = sweep(shape, endMs, " AND `closed` = 0", this::markClosed);
    }
    if (settings.retentionMs() != WindowSettings.FOR_EVER && !more) {
      long endMs = watermarkMs - settings.retentionMs();
      close(shape, endMs);
      // In the index behind the column, as all that are this old were closed before.
      more = sweep(shape, endMs, settings.closes() ? " AND `closed` = 1" : "", this::delete);
    }
    return more;
  }

  private void close(TableShape shape, long endMs) {
    if (endMs > registry.closedMs(shape.table())) {
      session.run(
          "Closing windows of table " + shape.table(),
          connection -> {
            registry.close(connection, shape.table(), endMs);
            return true;
          });
    }
  }

  /** What is done to rows; whether it is done with them. */
  @FunctionalInterface
  private interface Change {
    boolean of(Connection connection, TableShape shape, List<byte[]> hashes) throws SQLException;
  }

  /** Changes some rows of windows that end no later; whether there may be more. */
  private boolean sweep(TableShape shape, long endMs, String condition, Change change) {
    return session.run(
        "Sweeping old windows of table " + shape.table(),
        connection -> {
          registry.holdClaims(connection, List.of(shape.table()));
          List<byte[]> hashes = old(connection, shape, endMs, condition);
          if (hashes.isEmpty()) {
            return false;
          }
          boolean done = change.of(connection, shape, hashes);
          LOG.debug("Swept {} rows of table {}", hashes.size(), shape.table());
          return !done || hashes.size() == GROUPS_PER_STEP;
        });
  }

  private static List<byte[]> old(
      Connection connection, TableShape shape, long endMs, String condition) throws SQLException {
    ColumnShape column = shape.windowColumn();
    SweptWindows windows = Objects.requireNonNull(shape.windows());
    // Of a session, as a record within the gap of its end would still touch it.
    long latestMs = column.role() == ColumnRole.WINDOW_END ? endMs : endMs - windows.sizeMs();
    String sql =
        "SELECT %s FROM %s WHERE %3$s <= ?%4$s ORDER BY %3$s LIMIT %5$d"
            .formatted(
                TableDdl.quote(shape.column(ColumnRole.HASH).orElseThrow().name()),
                TableDdl.quote(shape.table()),
                TableDdl.quote(column.name()),
                condition,
                GROUPS_PER_STEP);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      boolean session = column.role() == ColumnRole.SESSION_END;
      MultiRow.bind(query, 1, session ? (Object) latestMs : Instant.ofEpochMilli(latestMs));
      return hashes(query);
    }
  }

  private boolean markClosed(Connection connection, TableShape shape, List<byte[]> hashes)
      throws SQLException {
    String hash = TableDdl.quote(shape.column(ColumnRole.HASH).orElseThrow().name());
    execute(
        connection,
        "UPDATE %s SET `closed` = 1 WHERE %s IN (%s)"
            .formatted(TableDdl.quote(shape.table()), hash, MultiRow.repeat("?", hashes.size())),
        hashes);
    return true;
  }

  /** What is beside the rows first: while some of it is left, so are they. */
  private boolean delete(Connection connection, TableShape shape, List<byte[]> hashes)
      throws SQLException {
    String places = MultiRow.repeat("?", hashes.size());
    if (shape.has(TableShape.Side.VALUES)) {
      int gone =
          execute(
              connection,
              "DELETE FROM %s WHERE group_hash IN (%s) ORDER BY group_hash, col, value_key LIMIT %d"
                  .formatted(
                      TableDdl.quote(shape.side(TableShape.Side.VALUES)), places, VALUES_PER_STEP),
              hashes);
      if (gone == VALUES_PER_STEP) {
        return false;
      }
    }
    if (shape.has(TableShape.Side.LOCKS)) {
      deleteLocks(connection, shape, hashes);
    }
    String hash = TableDdl.quote(shape.column(ColumnRole.HASH).orElseThrow().name());
    execute(
        connection,
        "DELETE FROM %s WHERE %s IN (%s)".formatted(TableDdl.quote(shape.table()), hash, places),
        hashes);
    return true;
  }

  /** A lock row says nothing: a group that comes back gets another one. */
  private static void deleteLocks(Connection connection, TableShape shape, List<byte[]> hashes)
      throws SQLException {
    String sql =
        "SELECT DISTINCT %s FROM %s WHERE %s IN (%s)"
            .formatted(
                TableDdl.quote(shape.column(ColumnRole.SESSION_GROUP).orElseThrow().name()),
                TableDdl.quote(shape.table()),
                TableDdl.quote(shape.column(ColumnRole.HASH).orElseThrow().name()),
                MultiRow.repeat("?", hashes.size()));
    List<byte[]> groups;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, hashes);
      groups = hashes(query);
    }
    if (!groups.isEmpty()) {
      execute(
          connection,
          "DELETE FROM %s WHERE group_hash IN (%s)"
              .formatted(
                  TableDdl.quote(shape.side(TableShape.Side.LOCKS)),
                  MultiRow.repeat("?", groups.size())),
          groups);
    }
  }

  private static List<byte[]> hashes(PreparedStatement query) throws SQLException {
    List<byte[]> hashes = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        hashes.add(rows.getBytes(1));
      }
    }
    hashes.sort(Arrays::compareUnsigned);
    return hashes;
  }

  private static void bind(PreparedStatement statement, List<byte[]> hashes) throws SQLException {
    int parameter = 1;
    for (byte[] hash : hashes) {
      statement.setBytes(parameter++, hash);
    }
  }

  private static int execute(Connection connection, String sql, List<byte[]> hashes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, hashes);
      return statement.executeUpdate();
    }
  }
}
