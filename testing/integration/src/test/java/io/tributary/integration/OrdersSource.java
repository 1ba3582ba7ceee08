package io.tributary.integration;

import io.tributary.harness.mysql.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Debezium over the table of {@link OrderChurn}, which can be told to read the table again.
 *
 * @param database where the table is
 * @param prefix of the topic: {@code prefix.tributary.orders}
 */
record OrdersSource(DatabaseAddress database, String prefix) {

  String topic() {
    return prefix + ".tributary.orders";
  }

  /** Makes the table that snapshots are asked for in. */
  void prepare() throws SQLException {
    try (Connection connection = database.connect(database.accounts().admin());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE tributary.signals"
              + " (id VARCHAR(64) PRIMARY KEY, type VARCHAR(32) NOT NULL, data VARCHAR(2048))");
      statement.execute(
          "GRANT SELECT, INSERT, UPDATE, DELETE ON tributary.signals TO '%s'@'127.0.0.1'"
              .formatted(database.accounts().debezium().user()));
    }
  }

  /**
   * Has Debezium read the table again.
   *
   * @param snapshot incremental or blocking
   * @param number another one each time
   */
  void ask(String snapshot, int number) throws SQLException {
    try (Connection connection = database.connect(database.accounts().app());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO signals VALUES ('ask %d', 'execute-snapshot', '{\"data-collections\":[\"tributary.orders\"],\"type\":\"%s\"}')"
              .formatted(number, snapshot));
    }
  }

  /**
   * The connector, which passes truncations on.
   *
   * @param serverId another one for each that reads a server
   */
  ConnectorFile connector(int serverId) {
    return ConnectorFile.mainJob("debezium-source")
        .with("table.include.list", "tributary.orders")
        .with("topic.prefix", prefix)
        .with("database.server.id", Integer.toString(serverId))
        .with("schema.history.internal.kafka.topic", prefix + ".schema-history")
        .with("skipped.operations", "none")
        .with("signal.data.collection", "tributary.signals")
        .with("signal.poll.interval.ms", "500")
        .with("incremental.snapshot.chunk.size", "100");
  }
}
