package io.tributary.connect.jdbcagg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that {@link Flight#sql} must yield, computed the plain way from all records at once. */
record Recomputation(
    long flights,
    long known,
    @Nullable Double total,
    @Nullable Double average,
    @Nullable Double low,
    @Nullable String high,
    @Nullable BigDecimal altitude,
    @Nullable String last) {

  /** A group and window. */
  record Group(@Nullable String country, long minuteMs) {}

  static Map<Group, Recomputation> of(Collection<Flight> flights) {
    Map<Group, List<Flight>> groups =
        flights.stream()
            .filter(f -> !f.onGround() || (f.velocity() != null && f.velocity() > 100))
            .collect(
                Collectors.groupingBy(f -> new Group(f.country(), f.timeMs() / 60_000 * 60_000)));
    Map<Group, Recomputation> rows = new HashMap<>();
    groups.forEach((group, members) -> rows.put(group, row(members)));
    return rows;
  }

  /** Rows of a table, in the order of the record's components behind country and epoch seconds. */
  static Map<Group, Recomputation> read(List<List<String>> table) {
    Map<Group, Recomputation> rows = new HashMap<>();
    for (List<String> row : table) {
      rows.put(
          new Group(row.get(0), Long.parseLong(row.get(1)) * 1000),
          new Recomputation(
              Long.parseLong(row.get(2)),
              Long.parseLong(row.get(3)),
              number(row.get(4)),
              number(row.get(5)),
              number(row.get(6)),
              row.get(7),
              row.get(8) == null ? null : new BigDecimal(row.get(8)),
              row.get(9)));
    }
    return rows;
  }

  private static @Nullable Double number(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }

  private static Recomputation row(List<Flight> members) {
    List<Double> velocities =
        members.stream().map(Flight::velocity).filter(Objects::nonNull).toList();
    List<Long> altitudes = members.stream().map(Flight::altitude).filter(Objects::nonNull).toList();
    BigDecimal sum =
        velocities.stream()
            .map(v -> new BigDecimal(v.toString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Recomputation(
        members.size(),
        velocities.size(),
        velocities.isEmpty() ? null : sum.doubleValue(),
        velocities.isEmpty()
            ? null
            : sum.divide(BigDecimal.valueOf(velocities.size()), 30, RoundingMode.HALF_UP)
                .doubleValue(),
        velocities.stream().min(Comparator.naturalOrder()).orElse(null),
        members.stream()
            .map(Flight::callsign)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        altitudes.isEmpty()
            ? null
            : altitudes.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add),
        members.stream()
            .max(
                Comparator.comparingLong(Flight::timeMs)
                    .thenComparingInt(Flight::partition)
                    .thenComparingLong(Flight::offset))
            .map(Flight::callsign)
            .orElse(null));
  }
}
