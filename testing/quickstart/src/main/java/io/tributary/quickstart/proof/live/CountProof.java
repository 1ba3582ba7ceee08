package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves that a table of aggregates counts each record of its topic exactly once. */
public final class CountProof implements LiveProof {

  private static final String LEDGER = "tributary_offsets";

  private final TopicTail tail;
  private final Connection connection;
  private final String connector;
  private final Aggregation aggregation;
  private final String countColumn;

  /** How many records each group has, of those that the table has taken in. */
  private final Map<List<@Nullable Object>, Long> counts = new HashMap<>();

  /**
   * Compares a table with its topic.
   *
   * @param tail of the topic, from its beginning; closed with this
   * @param connector the sink, by which its ledger names it
   * @param countColumn the column that is {@code COUNT(*)}
   */
  public CountProof(
      TopicTail tail,
      Connection connection,
      String connector,
      Aggregation aggregation,
      String countColumn) {
    this.tail = tail;
    this.connection = connection;
    this.connector = connector;
    this.aggregation = aggregation;
    this.countColumn = countColumn;
  }

  private record Taken(List<Row> rows, Map<Integer, Long> next) {}

  @Override
  public Verdict check() throws SQLException {
    Taken taken = taken();
    if (tail.beyond(taken.next())) {
      tail.rewind();
      counts.clear();
    }
    tail.readBelow(
        taken.next(),
        record -> {
          List<@Nullable Object> key = aggregation.key(record);
          if (key != null) {
            counts.merge(key, 1L, Long::sum);
          }
        });
    return compared(taken.rows());
  }

  /** The rows and the offsets of one moment: the sink writes both in one transaction. */
  private Taken taken() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      try {
        Map<Integer, Long> next = new HashMap<>();
        for (Row row : DatabaseRows.of(connection, LEDGER)) {
          if (connector.equals(row.value("connector"))
              && tail.topic().equals(row.value("topic"))
              && row.value("part") instanceof Long partition
              && row.value("next_offset") instanceof Long offset) {
            next.put(partition.intValue(), offset);
          }
        }
        return new Taken(DatabaseRows.of(connection, aggregation.table()), next);
      } finally {
        statement.execute("COMMIT");
      }
    }
  }

  private Verdict compared(List<Row> rows) {
    Differences differences = new Differences();
    String name = "the table " + aggregation.table();
    Table table = Table.keyed(name, rows, aggregation.keyColumns(), differences);
    counts.forEach(
        (key, expected) -> {
          Row row = table.rows().get(key);
          long counted = row != null && row.value(countColumn) instanceof Long value ? value : 0;
          String found = key + ": " + expected + " records, " + counted + " counted";
          if (counted < expected) {
            differences.missing(expected - counted, found);
          } else if (counted > expected) {
            differences.doubled(counted - expected, found);
          }
        });
    for (List<@Nullable Object> key : table.rows().keySet()) {
      if (!counts.containsKey(key)) {
        differences.add(key + " is in " + name + ", and no record is of it");
      }
    }
    return differences.verdict(
        "table " + aggregation.table() + " counts each record of " + tail.topic() + " once",
        counts.values().stream().mapToLong(Long::longValue).sum());
  }

  @Override
  public void close() {
    tail.close();
  }
}
