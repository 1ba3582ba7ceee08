package io.tributary.connect.jdbcagg.query;

/** The functions that the sink keeps running. */
public enum AggregateFunction {
  /** Records, or records whose field is not null. */
  COUNT,
  /** Exact sum of the values that are not null; null where there were none. */
  SUM,
  /** Exact sum over count of the values that are not null; null where there were none. */
  AVG,
  /** Least value that is not null. */
  MIN,
  /** Greatest value that is not null. */
  MAX,
  /** The field, null or not, of the record with the greatest (event time, partition, offset). */
  LAST
}
