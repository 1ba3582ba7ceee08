package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a flush as Hive gets them: all texts, in columns {@code v0}, {@code v1}, .. Few go
 * into the statement itself; Hive takes seconds to plan with many, so they go through a temporary
 * table of the session.
 */
final class HiveRows {

  /** Kind, key and next offset. */
  static final int OWN_COLUMNS = 3;

  private static final int MOST_IN_LINE = 100;
  private static final int ROWS_PER_INSERT = 1_000;
  private static final int CHARACTERS_PER_INSERT = 1_000_000;

  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private final List<ColumnShape> columns;

  private HiveRows(List<ColumnShape> columns) {
    this.columns = columns;
  }

  /** The rows of offsets and, where there are any, of groups. */
  static HiveRows of(MergeTable table, List<OffsetMove> moves, @Nullable GroupChanges groups) {
    HiveRows all = new HiveRows(groups == null ? List.of() : HiveTables.kept(groups.shape()));
    all.addOffset(table.head(), 1);
    moves.forEach(move -> all.addOffset(table.key(move.partition()), move.to()));
    if (groups != null) {
      groups.rows().forEach(row -> all.addGroup(groups.shape().written(), row));
    }
    return all;
  }

  List<ColumnShape> columns() {
    return columns;
  }

  private void addOffset(String key, long next) {
    List<@Nullable String> row =
        new ArrayList<>(Collections.nCopies(OWN_COLUMNS + columns.size(), null));
    row.set(0, MergeTable.OFFSET);
    row.set(1, key);
    row.set(2, Long.toString(next));
    rows.add(row);
  }

  private void addGroup(List<ColumnShape> written, GroupRow group) {
    List<@Nullable String> row = new ArrayList<>(OWN_COLUMNS + columns.size());
    row.add(MergeTable.GROUP);
    row.add(HexFormat.of().formatHex(group.hash()));
    row.add(null);
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i).role() != ColumnRole.HASH) {
        row.add(HiveText.text(group.values().get(i)));
      }
    }
    rows.add(row);
  }

  /** What one statement reads the rows from; to be dropped behind it. */
  Source source(Statement statement) throws SQLException {
    if (rows.size() <= MOST_IN_LINE) {
      return new Source(inLine(), null);
    }
    String table = "tributary_flush_" + UUID.randomUUID().toString().replace("-", "");
    // ORC, as a text file would take a line break in a value for the end of a row.
    statement.execute(
        names()
            .map(name -> name + " STRING")
            .collect(
                Collectors.joining(
                    ", ", "CREATE TEMPORARY TABLE " + table + " (", ") STORED AS ORC")));
    int to;
    for (int from = 0; from < rows.size(); from = to) {
      to = endOfInsert(from);
      statement.execute(
          rows.subList(from, to).stream()
              .map(row -> literals(row, "(", ")"))
              .collect(Collectors.joining(",", "INSERT INTO " + table + " VALUES ", "")));
    }
    return new Source(table, table);
  }

  private int endOfInsert(int from) {
    int most = Math.min(rows.size(), from + ROWS_PER_INSERT);
    long characters = 0;
    int to = from;
    while (to < most && characters < CHARACTERS_PER_INSERT) {
      for (String value : rows.get(to++)) {
        characters += value == null ? 0 : value.length();
      }
    }
    return to;
  }

  private String inLine() {
    return rows.stream()
            .map(row -> literals(row, "struct(", ")"))
            .collect(Collectors.joining(",", "(SELECT inline(array(", ")) AS ("))
        + names().collect(Collectors.joining(", "))
        + "))";
  }

  private Stream<String> names() {
    return IntStream.range(0, OWN_COLUMNS + columns.size()).mapToObj(i -> "v" + i);
  }

  private static String literals(List<@Nullable String> row, String before, String after) {
    return row.stream().map(HiveText::literal).collect(Collectors.joining(",", before, after));
  }

  /**
   * Where the rows are.
   *
   * @param sql a query in brackets, or a table
   * @param temporary a table that the session does not need any more afterwards
   */
  record Source(String sql, @Nullable String temporary) {

    void drop(Statement statement) throws SQLException {
      if (temporary != null) {
        statement.execute("DROP TABLE IF EXISTS " + temporary);
      }
    }
  }
}
