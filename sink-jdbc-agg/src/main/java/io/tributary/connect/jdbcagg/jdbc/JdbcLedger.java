package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** The table {@code tributary_offsets}: a row per connector, topic and partition. */
public final class JdbcLedger implements OffsetLedger {

  private static final String TABLE = "tributary_offsets";

  private final JdbcSession session;
  private final String connector;
  private final boolean creates;
  private boolean prepared;

  /**
   * @param connector the connector's name, part of the key
   * @param creates whether the table is created where it is missing
   */
  public JdbcLedger(JdbcSession session, String connector, boolean creates) {
    this.session = session;
    this.connector = connector;
    this.creates = creates;
  }

  @Override
  public Map<TopicPartition, Long> read(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Set<TopicPartition> wanted = Set.copyOf(partitions);
    return session.run(
        "Reading the recorded offsets",
        connection -> {
          prepare(connection);
          return read(connection, wanted);
        });
  }

  private Map<TopicPartition, Long> read(Connection connection, Set<TopicPartition> wanted)
      throws SQLException {
    Map<TopicPartition, Long> recorded = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT topic, part, next_offset FROM " + TABLE + " WHERE connector = ?")) {
      query.setString(1, connector);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          TopicPartition partition = new TopicPartition(rows.getString(1), rows.getInt(2));
          if (wanted.contains(partition)) {
            recorded.put(partition, rows.getLong(3));
          }
        }
      }
    }
    return recorded;
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

  private boolean insert(Connection connection, OffsetMove move) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (next_offset, connector, topic, part) VALUES (?, ?, ?, ?)")) {
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
                + " SET next_offset = ? WHERE connector = ? AND topic = ? AND part = ?"
                + " AND next_offset = ?")) {
      bind(update, move);
      update.setLong(5, from);
      return update.executeUpdate() == 1;
    }
  }

  private void bind(PreparedStatement statement, OffsetMove move) throws SQLException {
    statement.setLong(1, move.to());
    statement.setString(2, connector);
    statement.setString(3, move.partition().topic());
    statement.setInt(4, move.partition().partition());
  }

  private void prepare(Connection connection) throws SQLException {
    if (prepared) {
      return;
    }
    Information information = new Information(connection);
    String ddl = ddl(information.binaryCollation());
    String engine = information.engineOf(TABLE);
    if (engine == null && creates) {
      try (var statement = connection.createStatement()) {
        statement.execute(ddl);
      }
    } else if (!"InnoDB".equalsIgnoreCase(engine)) {
      throw new ConnectException(
          "Table %s is %s. Create it as follows, or set table.create=true:%n%s"
              .formatted(TABLE, engine == null ? "missing" : "of engine " + engine, ddl));
    }
    prepared = true;
  }

  private static String ddl(String collation) {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          connector VARCHAR(249) CHARACTER SET utf8mb4 COLLATE %2$s NOT NULL,
          topic VARCHAR(249) CHARACTER SET utf8mb4 COLLATE %2$s NOT NULL,
          part INT NOT NULL,
          next_offset BIGINT NOT NULL,
          PRIMARY KEY (connector, topic, part)
        ) ENGINE=InnoDB"""
        .formatted(TABLE, collation);
  }
}
