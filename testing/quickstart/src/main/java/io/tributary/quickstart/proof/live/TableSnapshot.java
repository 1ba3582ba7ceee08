package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table and how far its topic is in it, of one moment: the sink writes both in one transaction.
 *
 * @param next the offset after the last record of each partition that the rows hold
 */
record TableSnapshot(List<Row> rows, Map<Integer, Long> next) {

  private static final String LEDGER = "tributary_offsets";

  /**
   * Reads both.
   *
   * @param connector the sink, by which its ledger names it
   */
  static TableSnapshot of(Connection connection, String connector, String topic, String table)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      try {
        Map<Integer, Long> next = new HashMap<>();
        for (Row row : DatabaseRows.of(connection, LEDGER)) {
          if (connector.equals(row.value("connector"))
              && topic.equals(row.value("topic"))
              && row.value("part") instanceof Long partition
              && row.value("next_offset") instanceof Long offset) {
            next.put(partition.intValue(), offset);
          }
        }
        return new TableSnapshot(DatabaseRows.of(connection, table), next);
      } finally {
        statement.execute("COMMIT");
      }
    }
  }
}
