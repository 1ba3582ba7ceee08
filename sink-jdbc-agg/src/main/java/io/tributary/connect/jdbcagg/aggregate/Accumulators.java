package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.List;

/** How each function is kept. */
public final class Accumulators {

  private Accumulators() {}

  /**
   * Whether a function is computed from all values of a group, which a table beside keeps.
   *
   * @param retracting whether records can be taken back; what an extreme was before is not known
   *     without all values
   */
  public static boolean needsAllValues(AggregateFunction function, boolean retracting) {
    return switch (function) {
      case COUNT_DISTINCT, PERCENTILE, MEDIAN -> true;
      case MIN, MAX, FIRST, LAST -> retracting;
      default -> false;
    };
  }

  /** Accumulators without groups, one per aggregate. */
  static Accumulator[] fresh(List<OutputColumn.Aggregate> aggregates, boolean retracting) {
    Accumulator[] accumulators = new Accumulator[aggregates.size()];
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = fresh(aggregates.get(i).function(), retracting);
    }
    return accumulators;
  }

  private static Accumulator fresh(AggregateFunction function, boolean retracting) {
    if (needsAllValues(function, retracting)) {
      return new EachGroup(ValueCounts::new);
    }
    return switch (function) {
      case COUNT -> new Counter();
      case SUM, AVG -> new Total();
      case MIN -> new Extreme(-1);
      case MAX -> new Extreme(1);
      case FIRST -> new EachGroup(() -> new Outermost(-1));
      case LAST -> new EachGroup(() -> new Outermost(1));
      case APPROX_COUNT_DISTINCT -> new EachGroup(DistinctSketch::new);
      case APPROX_PERCENTILE -> new EachGroup(QuantileSketch::new);
      default -> throw new IllegalArgumentException(function + " has no accumulator");
    };
  }
}
