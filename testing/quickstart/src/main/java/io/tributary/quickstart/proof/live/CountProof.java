package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves that a table of aggregates counts each record of its topic exactly once. */
public final class CountProof implements LiveProof {

  private final TopicTail tail;
  private final Connection connection;
  private final String connector;
  private final Counted counted;

  /** How many records each group has, of those that the table has taken in. */
  private final Map<List<@Nullable Object>, Long> counts = new HashMap<>();

  /**
   * Compares a table with its topic.
   *
   * @param tail of the topic, from its beginning; closed with this
   * @param connector the sink, by which its ledger names it
   */
  public CountProof(TopicTail tail, Connection connection, String connector, Counted counted) {
    this.tail = tail;
    this.connection = connection;
    this.connector = connector;
    this.counted = counted;
  }

  @Override
  public Verdict check() throws SQLException {
    TableSnapshot taken = TableSnapshot.of(connection, connector, tail.topic(), counted.table());
    if (tail.beyond(taken.next())) {
      tail.rewind();
      counts.clear();
    }
    tail.readRawBelow(
        taken.next(),
        record -> counted.keys().apply(record).forEach(key -> counts.merge(key, 1L, Long::sum)));
    return compared(taken.rows());
  }

  private Verdict compared(List<Row> rows) {
    Differences differences = new Differences();
    String name = "the table " + counted.table();
    Table table = Table.keyed(name, rows, counted.keyColumns(), differences);
    counts.forEach(
        (key, expected) -> {
          Row row = table.rows().get(key);
          long found =
              row != null && row.value(counted.countColumn()) instanceof Long value ? value : 0;
          String words = key + ": " + expected + " records, " + found + " counted";
          if (found < expected) {
            differences.missing(expected - found, words);
          } else if (found > expected) {
            differences.doubled(found - expected, words);
          }
        });
    for (List<@Nullable Object> key : table.rows().keySet()) {
      if (!counts.containsKey(key)) {
        differences.add(key + " is in " + name + ", and no record is of it");
      }
    }
    return differences.verdict(
        "table " + counted.table() + " counts each record of " + tail.topic() + " once",
        counts.values().stream().mapToLong(Long::longValue).sum());
  }

  @Override
  public void close() {
    tail.close();
  }
}
