package io.tributary.quickstart.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves that the rows of a lake table equal the last state for each key of its topic.
 *
 * @param table the table's name
 * @param keyColumns its record key
 */
public record LakeProof(String table, List<String> keyColumns) {

  /**
   * Compares all keys and all columns of both sides.
   *
   * @param lastState what the topic says, from {@link LastState}
   * @param rows what a reader of the table sees
   */
  public Verdict check(Table lastState, List<Row> rows) {
    Differences differences = new Differences();
    Table lake = Table.keyed("the lake table " + table, rows, keyColumns, differences);
    lastState.compareWith(lake, List.copyOf(columns(lastState, lake)), differences);
    return differences.verdict(
        "lake table " + table + " = last state of " + lastState.name(), lastState.rows().size());
  }

  /** The columns of both sides: one that only one side has shows where it is not null. */
  private static Set<String> columns(Table... tables) {
    Set<String> columns = new TreeSet<>();
    for (Table each : tables) {
      each.rows().values().forEach(row -> columns.addAll(row.columns()));
    }
    return columns;
  }
}
