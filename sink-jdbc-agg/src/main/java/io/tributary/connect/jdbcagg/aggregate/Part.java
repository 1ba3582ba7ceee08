package io.tributary.connect.jdbcagg.aggregate;

/** What a table keeps of an accumulator, so that flushes add up. */
public enum Part {
  /** The result itself, where results of two flushes merge. */
  VALUE,
  /** Exact sum behind SUM or AVG. */
  SUM,
  /** Exact sum of doubles, cut at the tenth place behind the point. */
  SUM_HEAD,
  /** What {@link #SUM_HEAD} leaves of the sum: never negative. */
  SUM_REST,
  /** Count behind AVG. */
  COUNT,
  /** Rank and place of the first or last record, as {@link Places} writes them. */
  PLACE,
  /** A sketch, in bytes. */
  SKETCH
}
