package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.util.List;
import java.util.stream.Collectors;

/** The view that shows what a statement asked for: its groups, its columns, in its order. */
final class ResultView {

  /**
   * Below this a sum has room for all of its thirty places in Hive's 38 digits, with one digit to
   * carry; then come twenty places, which a double of that size does not show.
   */
  private static final String SMALL = "10000000";

  private static final String LARGE = "100000000000000000";

  private final TableShape shape;
  private final MergeTable base;

  ResultView(TableShape shape, MergeTable base) {
    this.shape = shape;
    this.base = base;
  }

  List<String> columns() {
    return visible().stream().map(ColumnShape::name).toList();
  }

  String create() {
    return "CREATE VIEW IF NOT EXISTS " + HiveText.name(shape.table()) + " AS\n" + query();
  }

  String alter() {
    return "ALTER VIEW " + HiveText.name(shape.table()) + " AS\n" + query();
  }

  private String query() {
    return visible().stream()
        .map(column -> expression(column) + " AS " + HiveText.name(column.name()))
        .collect(
            Collectors.joining(
                ",\n  ",
                "SELECT\n  ",
                "\nFROM "
                    + base.sql()
                    + " WHERE "
                    + HiveText.name(MergeTable.KIND)
                    + " = '"
                    + MergeTable.GROUP
                    + "'"));
  }

  private List<ColumnShape> visible() {
    return shape.columns().stream().filter(column -> !column.invisible()).toList();
  }

  private String expression(ColumnShape column) {
    return switch (column.role()) {
      case ROUNDED_SUM -> bySize(column, "");
      case QUOTIENT ->
          bySize(
              column,
              " / NULLIF(CAST("
                  + HiveText.name(ColumnShape.countBehind(column.name()))
                  + " AS DECIMAL(12,0)), 0)");
      default -> HiveText.name(column.name());
    };
  }

  /**
   * A sum of decimals, or a quotient of it, as the nearest double. Hive cuts places off a result
   * that could have more than 38 digits, by the types and not by the values, so the types are made
   * to fit the values first.
   */
  private String bySize(ColumnShape column, String divisor) {
    String sum = HiveText.name(ColumnShape.sumBehind(column.name()));
    return "CASE WHEN ABS(%1$s) < %2$s THEN CAST(%4$s AS DOUBLE) WHEN ABS(%1$s) < %3$s THEN CAST(%5$s AS DOUBLE) ELSE %6$s END"
        .formatted(
            sum,
            SMALL,
            LARGE,
            total(column, 30) + divisor,
            total(column, 20) + divisor,
            "CAST(" + sum + " AS DOUBLE)" + divisor.replace("DECIMAL(12,0)", "DOUBLE"));
  }

  private String total(ColumnShape column, int places) {
    String sum = cast(ColumnShape.sumBehind(column.name()), places);
    String rest = ColumnShape.restBehind(column.name());
    return shape.columns().stream().anyMatch(other -> other.name().equals(rest))
        ? "(" + sum + " + " + cast(rest, places) + ")"
        : sum;
  }

  private static String cast(String column, int places) {
    return "CAST(" + HiveText.name(column) + " AS DECIMAL(37," + places + "))";
  }
}
