package io.tributary.connect.jdbcagg.query;

/** The functions that the sink keeps running. */
public enum AggregateFunction {
  /** Records, or records whose argument is not null. */
  COUNT,
  /** Different values that are not null, exactly. */
  COUNT_DISTINCT,
  /** About how many different values that are not null. */
  APPROX_COUNT_DISTINCT,
  /** Exact sum of the values that are not null; null where there were none. */
  SUM,
  /** Exact sum over count of the values that are not null; null where there were none. */
  AVG,
  /** Least value that is not null. */
  MIN,
  /** Greatest value that is not null. */
  MAX,
  /**
   * The argument, null or not, of the record with the least (order, partition, offset), where order
   * is ORDER BY's value or else the event time. Records whose order is null do not count.
   */
  FIRST,
  /** The same of the record with the greatest (order, partition, offset). */
  LAST,
  /** The value at a fraction of the values that are not null, between two of them interpolated. */
  PERCENTILE,
  /** The {@link #PERCENTILE} at one half. */
  MEDIAN,
  /** About the value at a fraction of the values that are not null. */
  APPROX_PERCENTILE;

  /** The name in front of the parenthesis. */
  public String callName() {
    return this == COUNT_DISTINCT ? COUNT.name() : name();
  }

  /** Whether it is written with DISTINCT. */
  public boolean isDistinct() {
    return this == COUNT_DISTINCT;
  }

  /** Whether it computes with its argument, which must be a number then. */
  public boolean needsNumbers() {
    return switch (this) {
      case SUM, AVG, PERCENTILE, MEDIAN, APPROX_PERCENTILE -> true;
      default -> false;
    };
  }

  /** Whether it goes by an order of records. */
  public boolean isOrdered() {
    return this == FIRST || this == LAST;
  }

  /** Whether it takes a fraction. */
  public boolean takesFraction() {
    return this == PERCENTILE || this == APPROX_PERCENTILE;
  }
}
