package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.SaleHistory.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every function over sales, computed the plain way from all rows at once. */
final class SaleTotals {

  /** What {@link #sql} selects behind shop and minute, in order. */
  static final List<String> COLUMNS =
      List.of(
          "n",
          "known",
          "labels",
          "positive",
          "total",
          "priced",
          "average",
          "low",
          "high",
          "opening",
          "closing",
          "latest",
          "earliest",
          "mid",
          "p90");

  private static final Comparator<Member> BY_TIME =
      Comparator.<Member>comparingLong(each -> each.sale().seenMs())
          .thenComparingInt(Member::partition)
          .thenComparingLong(Member::offset)
          .thenComparing(
              each -> each.sale().label(), Comparator.nullsFirst(SaleTotals::compareText));

  private SaleTotals() {}

  /** A group of one minute. */
  record Group(@Nullable String shop, long minuteMs) {}

  static String sql(String table) {
    return "INSERT INTO "
        + table
        + " SELECT shop, TUMBLE(seen, INTERVAL '1' MINUTE) AS minute, COUNT(*) AS n,"
        + " COUNT(amount) AS known, COUNT(DISTINCT label) AS labels,"
        + " COUNT(*) FILTER (WHERE amount > 0) AS positive, SUM(amount) AS total,"
        + " SUM(price) AS priced, AVG(price) AS average, MIN(price) AS low, MAX(label) AS high,"
        + " FIRST(label) AS opening, LAST(label) AS closing, LAST(label ORDER BY seq) AS latest,"
        + " FIRST(amount ORDER BY seq) FILTER (WHERE amount > 0) AS earliest,"
        + " MEDIAN(price) AS mid, PERCENTILE(amount, 0.9) AS p90"
        + " FROM sales WHERE amount IS NULL OR amount <> 13 GROUP BY shop, minute";
  }

  static Map<Group, List<Object>> of(Collection<Member> members) {
    Map<Group, List<Member>> groups =
        members.stream()
            .filter(each -> each.sale().amount() == null || each.sale().amount() != 13)
            .collect(
                Collectors.groupingBy(
                    each -> new Group(each.sale().shop(), each.sale().seenMs() / 60_000 * 60_000)));
    Map<Group, List<Object>> rows = new HashMap<>();
    groups.forEach((group, rowsOfGroup) -> rows.put(group, row(rowsOfGroup)));
    return rows;
  }

  private static List<Object> row(List<Member> members) {
    List<Long> amounts = values(members, Sale::amount).toList();
    List<BigDecimal> prices =
        values(members, Sale::price).map(price -> new BigDecimal(Double.toString(price))).toList();
    List<Double> doubles = values(members, Sale::price).sorted().toList();
    BigDecimal priced = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Member> positive =
        members.stream()
            .filter(each -> each.sale().amount() != null && each.sale().amount() > 0)
            .toList();
    return new ArrayList<>(
        Arrays.asList(
            (double) members.size(),
            (double) amounts.size(),
            (double) values(members, Sale::label).distinct().count(),
            (double) positive.size(),
            amounts.isEmpty() ? null : (double) amounts.stream().mapToLong(each -> each).sum(),
            prices.isEmpty() ? null : priced.doubleValue(),
            prices.isEmpty()
                ? null
                : priced
                    .divide(BigDecimal.valueOf(prices.size()), 30, RoundingMode.HALF_UP)
                    .doubleValue(),
            doubles.isEmpty() ? null : doubles.get(0),
            greatest(members),
            members.stream().min(BY_TIME).orElseThrow().sale().label(),
            members.stream().max(BY_TIME).orElseThrow().sale().label(),
            bySeq(members).reduce((a, b) -> b).orElseThrow().sale().label(),
            bySeq(positive).findFirst().map(each -> (double) each.sale().amount()).orElse(null),
            quantile(doubles.stream().map(BigDecimal::new).toList(), new BigDecimal("0.5")),
            quantile(
                amounts.stream().sorted().map(BigDecimal::valueOf).toList(),
                new BigDecimal("0.9"))));
  }

  private static Stream<Member> bySeq(List<Member> members) {
    return members.stream().sorted(Comparator.comparingLong(each -> each.sale().seq()));
  }

  private static @Nullable String greatest(List<Member> members) {
    return values(members, Sale::label).max(SaleTotals::compareText).orElse(null);
  }

  private static int compareText(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }

  private static <T> Stream<T> values(List<Member> members, Function<Sale, @Nullable T> field) {
    return members.stream().map(Member::sale).map(field).filter(Objects::nonNull);
  }

  private static @Nullable Double quantile(List<BigDecimal> sorted, BigDecimal fraction) {
    if (sorted.isEmpty()) {
      return null;
    }
    BigDecimal rank = fraction.multiply(BigDecimal.valueOf(sorted.size() - 1));
    BigDecimal low = sorted.get(rank.setScale(0, RoundingMode.FLOOR).intValue());
    BigDecimal high = sorted.get(rank.setScale(0, RoundingMode.CEILING).intValue());
    BigDecimal share = rank.subtract(rank.setScale(0, RoundingMode.FLOOR));
    return low.add(high.subtract(low).multiply(share)).doubleValue();
  }

  /** What a table of {@link #sql} holds. */
  static Map<Group, List<Object>> table(TestDatabase database, String name) {
    Map<Group, List<Object>> table = new HashMap<>();
    String columns = String.join(", ", COLUMNS);
    for (List<String> row :
        database.rows(
            "SELECT shop, TIMESTAMPDIFF(SECOND, '1970-01-01', minute), "
                + columns
                + " FROM "
                + name)) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        values.add(value(COLUMNS.get(i), row.get(2 + i)));
      }
      table.put(new Group(row.get(0), Long.parseLong(row.get(1)) * 1000), values);
    }
    return table;
  }

  private static Object value(String column, String text) {
    boolean isText = List.of("high", "opening", "closing", "latest").contains(column);
    return isText || text == null ? text : (Object) Double.valueOf(text);
  }
}
