package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The one statement of a flush. Its source is empty unless every partition's offset is where the
 * flush starts; Hive reads source and target in one snapshot, and of two statements that update one
 * row lets the second begin again on the first one's outcome, or fail.
 */
final class MergeSql {

  private final MergeTable base;

  MergeSql(MergeTable base) {
    this.base = base;
  }

  /**
   * The statement.
   *
   * @param columns those behind kind, key and offset, in the source's order
   * @param source a query, or table, of texts named {@code v0}, {@code v1}, ..
   */
  String of(List<OffsetMove> moves, List<ColumnShape> columns, String source) {
    return "MERGE INTO "
        + base.sql()
        + " AS t USING (SELECT "
        + typed(columns)
        + " FROM "
        + source
        + " d CROSS JOIN (SELECT COUNT(CASE WHEN "
        + isHead("")
        + " THEN 1 END) AS heads, COUNT(CASE WHEN NOT "
        + isHead("")
        + " THEN 1 END) AS found, "
        + met(moves)
        + " AS met FROM "
        + base.sql()
        + " WHERE "
        + rowsOf(moves)
        + ") f WHERE f.heads > 0 AND f.found = "
        + known(moves)
        + " AND f.met = "
        + known(moves)
        + ") AS s ON t.`__kind` = s.`__kind` AND t.`__key` = s.`__key`"
        + " WHEN MATCHED THEN UPDATE SET "
        + updates(columns)
        + " WHEN NOT MATCHED THEN INSERT ("
        + names(columns).collect(Collectors.joining(", "))
        + ") VALUES ("
        + names(columns).map(name -> "s." + name).collect(Collectors.joining(", "))
        + ")";
  }

  private static String typed(List<ColumnShape> columns) {
    StringBuilder typed =
        new StringBuilder(
            "d.v0 AS `__kind`, d.v1 AS `__key`, CAST(d.v2 AS BIGINT) AS `__next_offset`");
    for (int i = 0; i < columns.size(); i++) {
      ColumnShape column = columns.get(i);
      String text = "d.v" + (i + HiveRows.OWN_COLUMNS);
      String type = HiveText.type(column);
      // A cast takes every text but the empty one for true.
      String value =
          type.equals("BOOLEAN") ? text + " = 'true'" : "CAST(" + text + " AS " + type + ")";
      typed.append(", ").append(value).append(" AS ").append(HiveText.name(column.name()));
    }
    return typed.toString();
  }

  private static long known(List<OffsetMove> moves) {
    return moves.stream().filter(move -> move.from() != null).count();
  }

  /** How many offsets are where they must be. */
  private String met(List<OffsetMove> moves) {
    String conditions =
        moves.stream()
            .filter(move -> move.from() != null)
            .map(move -> "(`__key` = " + key(move) + " AND `__next_offset` = " + move.from() + ")")
            .collect(Collectors.joining(" OR "));
    return conditions.isEmpty()
        ? "CAST(0 AS BIGINT)"
        : "COUNT(CASE WHEN " + conditions + " THEN 1 END)";
  }

  /** A row of a partition that should have none yet is found, and counts as one too many. */
  private String rowsOf(List<OffsetMove> moves) {
    return "`__kind` = '"
        + MergeTable.OFFSET
        + "' AND `__key` IN ("
        + Stream.concat(Stream.of(HiveText.literal(base.head())), moves.stream().map(this::key))
            .collect(Collectors.joining(", "))
        + ")";
  }

  private String isHead(String alias) {
    return "(" + alias + "`__key` = " + HiveText.literal(base.head()) + ")";
  }

  private String key(OffsetMove move) {
    return HiveText.literal(base.key(move.partition()));
  }

  private String updates(List<ColumnShape> columns) {
    return Stream.concat(
            Stream.of(
                "`__next_offset` = CASE WHEN "
                    + isHead("s.")
                    + " THEN t.`__next_offset` + 1 ELSE s.`__next_offset` END"),
            columns.stream().map(column -> HiveText.name(column.name()) + " = " + merged(column)))
        .collect(Collectors.joining(", "));
  }

  private static String merged(ColumnShape column) {
    String old = "t." + HiveText.name(column.name());
    String added = "s." + HiveText.name(column.name());
    return switch (column.role()) {
      case GROUP, WINDOW, WINDOW_END -> old;
      case COUNT, SUM -> sum(column, old, added);
      case LEAST -> either(added + " < " + old, old, added);
      case GREATEST -> either(added + " > " + old, old, added);
      case FIRST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), "<", old, added);
      case LAST_VALUE -> ifBeyond(ColumnShape.placeBehind(column.name()), ">", old, added);
      case FIRST_PLACE -> ifBeyond(column.name(), "<", old, added);
      case LAST_PLACE -> ifBeyond(column.name(), ">", old, added);
      default -> throw new ConnectException("Hive keeps no column such as " + column.name());
    };
  }

  private static String either(String better, String old, String added) {
    return "CASE WHEN "
        + old
        + " IS NULL OR "
        + better
        + " THEN "
        + added
        + " ELSE "
        + old
        + " END";
  }

  /** Of decimals in 37 digits, as a sum of 38 would lose a place. */
  private static String sum(ColumnShape column, String old, String added) {
    String type = HiveText.type(column);
    if (type.startsWith("DECIMAL(38,")) {
      String narrower = type.replace("DECIMAL(38,", "DECIMAL(37,");
      return "COALESCE(CAST(%1$s AS %3$s) + CAST(%2$s AS %3$s), %1$s, %2$s)"
          .formatted(old, added, narrower);
    }
    return "COALESCE(%1$s + %2$s, %1$s, %2$s)".formatted(old, added);
  }

  /** The flush's value, if its place, as text of bytes, is beyond the table's or that has none. */
  private static String ifBeyond(String place, String sign, String old, String added) {
    String beyond =
        "s.%1$s IS NOT NULL AND COALESCE(s.%1$s %2$s t.%1$s, TRUE)"
            .formatted(HiveText.name(place), sign);
    return "CASE WHEN " + beyond + " THEN " + added + " ELSE " + old + " END";
  }

  private static Stream<String> names(List<ColumnShape> columns) {
    return Stream.concat(
        Stream.of("`__kind`", "`__key`", "`__next_offset`"),
        columns.stream().map(column -> HiveText.name(column.name())));
  }
}
