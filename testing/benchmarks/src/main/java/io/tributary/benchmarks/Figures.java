package io.tributary.benchmarks;

import java.util.List;
import java.util.Locale;

/** Prints what a load run measured, as rows of a Markdown table. */
public final class Figures {

  private Figures() {}

  public static void title(String run, String who) {
    System.out.printf("%n| %s, %s | |%n|---|---|%n", run, who);
  }

  public static void row(String what, Object figure) {
    System.out.printf("| %s | %s |%n", what, figure);
  }

  /** With the bound that it must keep, and whether it does. */
  public static boolean row(String what, double figure, String unit, double atMost) {
    boolean holds = figure <= atMost;
    row(
        what,
        String.format(
            Locale.ROOT, "%.1f %s (at most %.1f: %s)", figure, unit, atMost, verdict(holds)));
    return holds;
  }

  /** With the floor that it must reach, and whether it does. */
  public static boolean floor(String what, double figure, String unit, double atLeast) {
    boolean holds = figure >= atLeast;
    row(
        what,
        String.format(
            Locale.ROOT, "%.2f %s (at least %s: %s)", figure, unit, atLeast, verdict(holds)));
    return holds;
  }

  private static String verdict(boolean holds) {
    return holds ? "holds" : "EXCEEDED";
  }

  /** The value below which a share of all lies. */
  public static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }
}
