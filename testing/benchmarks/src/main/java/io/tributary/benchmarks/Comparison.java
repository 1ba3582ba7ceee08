package io.tributary.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark beside its reference.
 *
 * @param score what JMH measured, elapsed
 * @param referenceMicros CPU time of one operation of the reference; null if it has none, or it did
 *     not run
 */
record Comparison(
    String benchmark,
    String parameters,
    double score,
    String unit,
    Cost cost,
    @Nullable Double referenceMicros,
    Limit limit) {

  /** What one operation takes. */
  record Cost(double cpuMicros, double bytes) {}

  /** What it may take at most; infinite where it may take anything. */
  record Limit(double ratio, double cpuNanos, double bytes) {}

  @Nullable Double ratio() {
    return referenceMicros == null ? null : cost.cpuMicros() / referenceMicros;
  }

  boolean holds() {
    return limits().stream().allMatch(Bound::holds);
  }

  /** One limit, and what was measured against it. */
  private record Bound(double atMost, double measured, String unit) {
    boolean holds() {
      return measured <= atMost;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f%s%s", atMost, unit, holds() ? "" : " EXCEEDED");
    }
  }

  private List<Bound> limits() {
    List<Bound> all = new ArrayList<>();
    Double ratio = ratio();
    if (ratio != null) {
      all.add(new Bound(limit.ratio(), ratio, ""));
    }
    all.add(new Bound(limit.cpuNanos(), cost.cpuMicros() * 1_000, " ns"));
    all.add(new Bound(limit.bytes(), cost.bytes(), " B"));
    all.removeIf(each -> Double.isInfinite(each.atMost()));
    return all;
  }

  static String markdown(List<Comparison> all) {
    StringBuilder table = new StringBuilder();
    table.append("| benchmark | parameters | elapsed | CPU us/op | B/op | ratio | at most |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    for (Comparison each : all) {
      Double ratio = each.ratio();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.3f %s | %.3f | %.0f | %s | %s |%n",
              each.benchmark,
              each.parameters,
              each.score,
              each.unit,
              each.cost.cpuMicros(),
              each.cost.bytes(),
              ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
              each.limits().stream().map(Bound::toString).collect(Collectors.joining(", "))));
    }
    return table.toString();
  }
}
