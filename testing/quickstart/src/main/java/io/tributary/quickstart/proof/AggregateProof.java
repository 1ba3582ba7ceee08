package io.tributary.quickstart.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a table of aggregates equals a recomputation from the topic, row by row and column by
 * column. A recomputed number is exact; it is rounded to what the table's column can hold.
 */
public record AggregateProof(Aggregation aggregation) {

  /**
   * Compares all groups and all measures of both sides.
   *
   * @param records all records of the topic
   * @param rows all rows of the table
   */
  public Verdict check(List<TopicRecord> records, List<Row> rows) {
    Differences differences = new Differences();
    Table stored =
        Table.keyed(
            "the table " + aggregation.table(), rows, aggregation.keyColumns(), differences);
    Table recomputed = rounded(aggregation.of(records), stored);
    recomputed.compareWith(stored, aggregation.measureColumns(), differences);
    return differences.verdict(
        "table " + aggregation.table() + " = recomputation", recomputed.rows().size());
  }

  private static Table rounded(Table exact, Table stored) {
    Map<List<@Nullable Object>, Row> rows = new LinkedHashMap<>();
    exact
        .rows()
        .forEach(
            (key, row) -> {
              Row beside = stored.rows().get(key);
              rows.put(key, beside == null ? row : rounded(row, beside));
            });
    return new Table(exact.name(), rows);
  }

  private static Row rounded(Row exact, Row beside) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String column : exact.columns()) {
      values.put(column, rounded(exact.value(column), beside.value(column)));
    }
    return new Row(values);
  }

  private static @Nullable Object rounded(@Nullable Object exact, @Nullable Object beside) {
    if (!(exact instanceof BigDecimal number)) {
      return exact;
    }
    if (beside instanceof Long && number.stripTrailingZeros().scale() <= 0) {
      return number.longValueExact();
    }
    if (beside instanceof Double) {
      return number.doubleValue();
    }
    if (beside instanceof BigDecimal decimal) {
      return number.setScale(decimal.scale(), RoundingMode.HALF_UP);
    }
    return number;
  }
}
