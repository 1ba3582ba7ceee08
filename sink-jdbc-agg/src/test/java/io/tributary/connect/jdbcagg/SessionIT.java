package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.SaleHistory.Member;
import io.tributary.harness.mysql.MySqlFlavour;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions of records in any order, in any number of flushes, are those of all records at once. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SessionIT {

  private static final int HISTORIES = Integer.getInteger("histories", 12);
  private static final long SEED = Long.getLong("seed", 20261120L);
  private static final long GAP_MS = 8_000;

  private final TestDatabase database;

  SessionIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void sessionsEqualTheRecomputation() {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      SaleFacts facts = SaleFacts.random(random, 1 + random.nextInt(3), 5 + random.nextInt(80));
      Map<String, String> config = database.config();
      config.put("name", "sessions");
      config.put("generation", Integer.toString(i));
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(20)));
      config.put("flush.interval.ms", "5");
      config.put(
          "aggregates",
          "INSERT INTO sessions SELECT shop, WINDOW_START AS since, WINDOW_END AS till,"
              + " COUNT(*) AS n, SUM(amount) AS total, SUM(price) AS priced, MIN(amount) AS low,"
              + " MAX(amount) AS high, FIRST(label) AS opening, LAST(label) AS closing FROM sales"
              + " GROUP BY shop, SESSION(seen, INTERVAL '8' SECOND)");
      if (i > 0) {
        database.execute("DELETE FROM sessions");
      }
      Delivery.run(random, config, facts.log());

      assertThat(table()).as("seed %d", seed).isEqualTo(expected(facts.members()));
    }
  }

  private Set<List<Object>> table() {
    Set<List<Object>> rows = new HashSet<>();
    for (List<String> row :
        database.rows(
            "SELECT shop, ROUND(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', since) / 1000),"
                + " ROUND(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', till) / 1000), n, total, priced,"
                + " low, high, opening, closing FROM sessions")) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        boolean text = i == 0 || i > 7;
        String value = row.get(i);
        values.add(text || value == null ? value : (Object) Double.valueOf(value));
      }
      rows.add(values);
    }
    return rows;
  }

  private static Set<List<Object>> expected(List<Member> members) {
    Set<List<Object>> rows = new HashSet<>();
    members.stream()
        .collect(Collectors.groupingBy(each -> Arrays.asList(each.sale().shop())))
        .values()
        .forEach(group -> addSessions(group, rows));
    return rows;
  }

  private static void addSessions(List<Member> group, Set<List<Object>> rows) {
    List<Member> sorted =
        group.stream()
            .sorted(
                Comparator.<Member>comparingLong(each -> each.sale().seenMs())
                    .thenComparingInt(Member::partition)
                    .thenComparingLong(Member::offset))
            .toList();
    List<Member> open = new ArrayList<>();
    for (Member member : sorted) {
      if (!open.isEmpty()
          && member.sale().seenMs() - open.get(open.size() - 1).sale().seenMs() > GAP_MS) {
        rows.add(row(open));
        open.clear();
      }
      open.add(member);
    }
    rows.add(row(open));
  }

  private static List<Object> row(List<Member> session) {
    Sale first = session.get(0).sale();
    Sale last = session.get(session.size() - 1).sale();
    List<Long> amounts =
        session.stream().map(each -> each.sale().amount()).filter(Objects::nonNull).toList();
    List<Double> prices =
        session.stream().map(each -> each.sale().price()).filter(Objects::nonNull).toList();
    return Arrays.asList(
        first.shop(),
        (double) first.seenMs(),
        (double) last.seenMs() + GAP_MS,
        (double) session.size(),
        amounts.isEmpty() ? null : (double) amounts.stream().mapToLong(each -> each).sum(),
        sum(prices),
        amounts.isEmpty() ? null : (double) amounts.stream().mapToLong(e -> e).min().orElseThrow(),
        amounts.isEmpty() ? null : (double) amounts.stream().mapToLong(e -> e).max().orElseThrow(),
        first.label(),
        last.label());
  }

  private static @Nullable Double sum(List<Double> prices) {
    return prices.isEmpty()
        ? null
        : prices.stream()
            .map(price -> new BigDecimal(Double.toString(price)))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();
  }
}
