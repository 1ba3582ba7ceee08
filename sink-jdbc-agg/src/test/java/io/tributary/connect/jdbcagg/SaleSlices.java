package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.SaleHistory.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sales by windows that overlap, and by the elements of an array, each in a table of its own. */
final class SaleSlices {

  private static final long SIZE_MS = 120_000;
  private static final long SLIDE_MS = 30_000;

  private SaleSlices() {}

  /** The tables behind {@link SaleTotals}' in a connector. */
  static List<String> tables(String name) {
    return List.of(name + "_hops", name + "_tags");
  }

  static String sql(String name) {
    return "INSERT INTO "
        + tables(name).get(0)
        + " SELECT details, WINDOW_START AS since, COUNT(*) AS n, SUM(amount) AS total,"
        + " MAX(price) AS high, COUNT(DISTINCT label) AS labels FROM sales"
        + " GROUP BY details, HOP(seen, INTERVAL '2' MINUTE, INTERVAL '30' SECOND);"
        + " INSERT INTO "
        + tables(name).get(1)
        + " SELECT tag, COUNT(*) AS n, COUNT(tag) AS known, SUM(amount) AS total,"
        + " MAX(price) AS high, COUNT(DISTINCT label) AS labels,"
        + " LAST(label ORDER BY seq) AS latest"
        + " FROM sales CROSS JOIN UNNEST(tags) AS tag GROUP BY tag";
  }

  /** All rows of the two tables, computed the plain way. */
  static List<List<@Nullable String>> of(Collection<Member> members) {
    Map<List<@Nullable String>, List<Sale>> groups = new HashMap<>();
    for (Member member : members) {
      Sale sale = member.sale();
      long last = sale.seenMs() / SLIDE_MS * SLIDE_MS;
      for (long since = last; since > last - SIZE_MS; since -= SLIDE_MS) {
        add(groups, Arrays.asList(sale.details(), Long.toString(since)), sale);
      }
      if (sale.tags() != null) {
        sale.tags().forEach(tag -> add(groups, Arrays.asList(tag), sale));
      }
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    groups.forEach((key, sales) -> rows.add(row(key, sales)));
    return rows;
  }

  private static void add(
      Map<List<@Nullable String>, List<Sale>> groups, List<@Nullable String> key, Sale sale) {
    groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(sale);
  }

  private static List<@Nullable String> row(List<@Nullable String> key, List<Sale> sales) {
    boolean tag = key.size() == 1;
    List<@Nullable String> row = new ArrayList<>(key);
    row.add(Integer.toString(sales.size()));
    if (tag) {
      row.add(Integer.toString(key.get(0) == null ? 0 : sales.size()));
    }
    List<Long> amounts = sales.stream().map(Sale::amount).filter(Objects::nonNull).toList();
    row.add(
        amounts.isEmpty() ? null : Long.toString(amounts.stream().mapToLong(each -> each).sum()));
    row.add(
        sales.stream()
            .map(Sale::price)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map(SaleSlices::number)
            .orElse(null));
    row.add(
        Long.toString(sales.stream().map(Sale::label).filter(Objects::nonNull).distinct().count()));
    if (tag) {
      row.add(sales.stream().max(Comparator.comparingLong(Sale::seq)).orElseThrow().label());
    }
    return row;
  }

  /** What the two tables hold. */
  static List<List<@Nullable String>> rows(TestDatabase database, String name) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (List<String> row :
        database.rows(
            "SELECT details, ROUND(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', since) / 1000), n,"
                + " total, high, labels FROM "
                + tables(name).get(0))) {
      rows.add(withNumber(row, 4));
    }
    for (List<String> row :
        database.rows(
            "SELECT tag, n, known, total, high, labels, latest FROM " + tables(name).get(1))) {
      rows.add(withNumber(row, 4));
    }
    return rows;
  }

  private static List<@Nullable String> withNumber(List<String> row, int index) {
    List<@Nullable String> same = new ArrayList<>(row);
    String number = row.get(index);
    same.set(index, number == null ? null : number(Double.parseDouble(number)));
    return same;
  }

  private static String number(double value) {
    return Double.toString(value);
  }
}
