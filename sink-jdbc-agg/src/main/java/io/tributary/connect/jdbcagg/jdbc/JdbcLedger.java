package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.jdbcagg.ledger.Positions;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Recorded;
import io.tributary.connect.kit.error.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code tributary_offsets}: a row per connector, topic and partition. */
public final class JdbcLedger implements OffsetLedger {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);

  private static final String TABLE = "tributary_offsets";

  private static final OwnTable SHAPE =
      new OwnTable(
          TABLE,
          List.of(
              new OwnTable.Column("connector", "VARCHAR(249)" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("topic", "VARCHAR(249)" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("part", "INT NOT NULL"),
              new OwnTable.Column("next_offset", "BIGINT NOT NULL"),
              new OwnTable.Column("generation", "INT NOT NULL DEFAULT 0"),
              new OwnTable.Column("watermark_ms", "BIGINT"),
              new OwnTable.Column("source_position", "VARCHAR(255)" + OwnTable.TEXT),
              new OwnTable.Column("owner", "VARCHAR(255)" + OwnTable.TEXT),
              new OwnTable.Column("updated_at", "DATETIME(3)"),
              new OwnTable.Column("idle", "BOOLEAN NOT NULL DEFAULT FALSE")),
          "connector, topic, part");

  private final JdbcSession session;
  private final TableRegistry registry;
  private final LedgerKey key;
  private final String owner;
  private final boolean creates;
  private boolean prepared;
  private boolean announced;

  /**
   * @param registry which is told of tables that are new before any offset is moved
   * @param owner who writes, for those who look into the table
   * @param creates whether the table, or a column of it, is created where it is missing
   */
  public JdbcLedger(
      JdbcSession session, TableRegistry registry, LedgerKey key, String owner, boolean creates) {
    this.session = session;
    this.registry = registry;
    this.key = key;
    this.owner = owner;
    this.creates = creates;
  }

  @Override
  public Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Set<TopicPartition> wanted = Set.copyOf(partitions);
    return session.run(
        "Reading the recorded offsets",
        connection -> {
          if (!prepared) {
            SHAPE.ensure(connection, creates);
            registry.prepare(connection);
            prepared = true;
          }
          // Before ledger rows are locked, as flushes lock them in this order.
          if (!announced) {
            registry.announce(connection);
            announced = true;
          }
          begin(connection);
          Map<TopicPartition, Recorded> recorded = read(connection, wanted);
          // Whoever reads on waits for them anew.
          setIdle(connection, recorded.keySet(), false);
          return recorded;
        });
  }

  /** Sends the rows of earlier generations back to the start, and so fences their tasks. */
  private void begin(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + TABLE
                + " SET generation = ?, next_offset = 0, watermark_ms = NULL,"
                + " source_position = NULL WHERE connector = ? AND generation < ?")) {
      update.setInt(1, key.generation());
      update.setString(2, key.connector());
      update.setInt(3, key.generation());
      int begun = update.executeUpdate();
      if (begun > 0) {
        LOG.info("Generation {} begins: {} partitions are read again", key.generation(), begun);
      }
    }
  }

  private Map<TopicPartition, Recorded> read(Connection connection, Set<TopicPartition> wanted)
      throws SQLException {
    Map<TopicPartition, Recorded> recorded = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT topic, part, next_offset, generation, watermark_ms, source_position FROM "
                + TABLE
                + " WHERE connector = ?")) {
      query.setString(1, key.connector());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          requireOwnGeneration(rows.getInt(4));
          TopicPartition partition = new TopicPartition(rows.getString(1), rows.getInt(2));
          if (wanted.contains(partition)) {
            recorded.put(partition, new Recorded(rows.getLong(3), progress(rows)));
          }
        }
      }
    }
    return recorded;
  }

  /** Notes partitions that the watermark does not wait for until they are moved, or read anew. */
  void passOver(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
    setIdle(connection, partitions, true);
  }

  private void setIdle(Connection connection, Collection<TopicPartition> partitions, boolean idle)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + TABLE
                + " SET idle = ? WHERE connector = ? AND generation = ? AND topic = ? AND part = ?"
                + " AND idle <> ?")) {
      for (TopicPartition partition : Positions.sorted(partitions)) {
        update.setBoolean(1, idle);
        update.setString(2, key.connector());
        update.setInt(3, key.generation());
        update.setString(4, partition.topic());
        update.setInt(5, partition.partition());
        update.setBoolean(6, idle);
        update.executeUpdate();
      }
    }
  }

  /**
   * The event time that all partitions of a topic have reached that are waited for, or that any has
   * where none is; empty where there was no event.
   */
  OptionalLong watermark(Connection connection, String topic) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COALESCE(MIN(IF(idle, NULL, watermark_ms)), MAX(watermark_ms)) FROM "
                + TABLE
                + " WHERE connector = ? AND generation = ? AND topic = ?")) {
      query.setString(1, key.connector());
      query.setInt(2, key.generation());
      query.setString(3, topic);
      try (ResultSet rows = query.executeQuery()) {
        long watermarkMs = rows.next() ? rows.getLong(1) : 0;
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(watermarkMs);
      }
    }
  }

  private static Progress progress(ResultSet rows) throws SQLException {
    long watermarkMs = rows.getLong(5);
    return new Progress(rows.wasNull() ? null : watermarkMs, rows.getString(6));
  }

  private void requireOwnGeneration(int found) {
    if (found > key.generation()) {
      throw new ConnectException(
          "%s: connector %s went on to generation %d, and this task is of generation %d. Set generation=%d, or a later one to aggregate from the beginning"
              .formatted(FailureKind.LOST_STATE, key.connector(), found, key.generation(), found));
    }
  }

  /**
   * Moves one partition on, if the ledger stands where the move starts. Who moves second waits for
   * the first one's transaction, then finds the ledger elsewhere.
   *
   * @return whether it did
   */
  boolean move(Connection connection, OffsetMove move) throws SQLException {
    return move.from() == null ? insert(connection, move) : update(connection, move, move.from());
  }

  /**
   * Whether no other partition has an offset.
   *
   * @param ofTopic whether only those of the same topic count
   */
  boolean isAlone(Connection connection, TopicPartition partition, boolean ofTopic)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM "
                + TABLE
                + " WHERE connector = ? AND NOT (topic = ? AND part = ?) AND next_offset > 0"
                + (ofTopic ? " AND topic = ?" : "")
                + " LIMIT 1")) {
      query.setString(1, key.connector());
      query.setString(2, partition.topic());
      query.setInt(3, partition.partition());
      if (ofTopic) {
        query.setString(4, partition.topic());
      }
      try (ResultSet rows = query.executeQuery()) {
        return !rows.next();
      }
    }
  }

  private boolean insert(Connection connection, OffsetMove move) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (next_offset, watermark_ms, source_position, owner, connector, generation,"
                + " topic, part, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))")) {
      bind(insert, move);
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      if (e.getErrorCode() == SqlFailures.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private boolean update(Connection connection, OffsetMove move, long from) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + TABLE
                + " SET next_offset = ?, watermark_ms = ?, source_position = ?, owner = ?,"
                + " idle = FALSE, updated_at = UTC_TIMESTAMP(3) WHERE connector = ? AND generation = ?"
                + " AND topic = ? AND part = ? AND next_offset = ?")) {
      bind(update, move);
      update.setLong(9, from);
      return update.executeUpdate() == 1;
    }
  }

  private void bind(PreparedStatement statement, OffsetMove move) throws SQLException {
    statement.setLong(1, move.to());
    @Nullable Long watermarkMs = move.progress().watermarkMs();
    if (watermarkMs == null) {
      statement.setNull(2, Types.BIGINT);
    } else {
      statement.setLong(2, watermarkMs);
    }
    statement.setString(3, move.progress().sourcePosition());
    statement.setString(4, owner);
    statement.setString(5, key.connector());
    statement.setInt(6, key.generation());
    statement.setString(7, move.partition().topic());
    statement.setInt(8, move.partition().partition());
  }
}
