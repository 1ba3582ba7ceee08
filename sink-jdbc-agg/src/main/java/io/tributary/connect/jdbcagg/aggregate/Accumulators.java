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

  /** Empty accumulators, one per aggregate. */
  public static Accumulator[] fresh(List<OutputColumn.Aggregate> aggregates, boolean retracting) {
    Accumulator[] accumulators = new Accumulator[aggregates.size()];
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = fresh(aggregates.get(i), retracting);
    }
    return accumulators;
  }

  private static Accumulator fresh(OutputColumn.Aggregate aggregate, boolean retracting) {
    AggregateFunction function = aggregate.function();
    if (needsAllValues(function, retracting)) {
      return new ValueCounts();
    }
    return switch (function) {
      case COUNT -> new Accumulator.Counter();
      case SUM, AVG -> new Accumulator.Total();
      case MIN -> new Accumulator.Extreme(-1);
      case MAX -> new Accumulator.Extreme(1);
      case FIRST -> new Accumulator.Outermost(-1);
      case LAST -> new Accumulator.Outermost(1);
      case APPROX_COUNT_DISTINCT -> new DistinctSketch();
      case APPROX_PERCENTILE -> new QuantileSketch();
      default -> throw new IllegalArgumentException(function + " has no accumulator");
    };
  }
}
