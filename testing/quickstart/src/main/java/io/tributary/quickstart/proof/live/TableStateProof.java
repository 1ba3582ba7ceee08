package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proves that a table of rows holds the record of the greatest time of each key of its topic. */
public final class TableStateProof implements LiveProof {

  private final TopicTail tail;
  private final Connection connection;
  private final String connector;
  private final Upserted upserted;

  /** The last state of each key, of the records that the table has taken in. */
  private final Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();

  /**
   * Compares a table with its topic.
   *
   * @param tail of the topic, from its beginning; closed with this
   * @param connector the sink, by which its ledger names it
   */
  public TableStateProof(
      TopicTail tail, Connection connection, String connector, Upserted upserted) {
    this.tail = tail;
    this.connection = connection;
    this.connector = connector;
    this.upserted = upserted;
  }

  /**
   * What the table is.
   *
   * @param timeColumn of two records with one key, that with the greater value counts
   * @param flags the columns that are true or false
   */
  public record Upserted(
      String table, List<String> keyColumns, String timeColumn, Set<String> flags) {}

  @Override
  public Verdict check() throws SQLException {
    TableSnapshot taken = TableSnapshot.of(connection, connector, tail.topic(), upserted.table());
    if (tail.beyond(taken.next())) {
      tail.rewind();
      last.clear();
    }
    LastState.Step step = LastState.byTime(upserted.timeColumn());
    tail.readBelow(taken.next(), record -> step.apply(record, upserted.keyColumns(), last));
    Differences differences = new Differences();
    Table stored =
        Table.keyed(
            "the table " + upserted.table(),
            taken.rows().stream().map(row -> DatabaseRows.flags(row, upserted.flags())).toList(),
            upserted.keyColumns(),
            differences);
    Set<String> columns = new TreeSet<>();
    last.values().forEach(row -> columns.addAll(row.columns()));
    new Table("the topic " + tail.topic(), last)
        .compareWith(stored, List.copyOf(columns), differences);
    return differences.verdict(
        "table " + upserted.table() + " = last state of the topic " + tail.topic(), last.size());
  }

  @Override
  public void close() {
    tail.close();
  }
}
