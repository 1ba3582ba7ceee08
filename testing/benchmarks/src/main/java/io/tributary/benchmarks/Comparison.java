package io.tributary.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark beside its reference.
 *
 * @param score what JMH measured, elapsed
 * @param cpuMicros CPU time of one operation
 * @param referenceMicros CPU time of one operation of the reference; null if it has none, or it did
 *     not run
 * @param atMost the largest ratio that is good enough
 */
record Comparison(
    String benchmark,
    String parameters,
    double score,
    String unit,
    double cpuMicros,
    @Nullable Double referenceMicros,
    double atMost) {

  @Nullable Double ratio() {
    return referenceMicros == null ? null : cpuMicros / referenceMicros;
  }

  boolean holds() {
    Double ratio = ratio();
    return ratio == null || ratio <= atMost;
  }

  static String markdown(List<Comparison> all) {
    StringBuilder table = new StringBuilder();
    table.append("| benchmark | parameters | elapsed | CPU us/op | ratio | at most |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Comparison each : all) {
      Double ratio = each.ratio();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.3f %s | %.1f | %s | %s |%n",
              each.benchmark,
              each.parameters,
              each.score,
              each.unit,
              each.cpuMicros,
              ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
              each.limit()));
    }
    return table.toString();
  }

  private String limit() {
    if (Double.isInfinite(atMost)) {
      return "";
    }
    return String.format(Locale.ROOT, "%.2f%s", atMost, holds() ? "" : " EXCEEDED");
  }
}
