package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A column of an aggregate table.
 *
 * @param source index among the statement's groups, or among its aggregates; -1 for the others
 * @param part which part of the accumulator; null where the value is no aggregate's
 * @param fraction from 0 to 1, of a percentile; else null
 */
public record ColumnShape(
    String name,
    ColumnRole role,
    ValueType type,
    int source,
    @Nullable Part part,
    @Nullable BigDecimal fraction) {

  private static final String OWN = "__";

  static final String CLOSED = "closed";

  /** The primary key of every aggregate table. */
  public static final String HASH = OWN + "group_hash";

  static final String ROWS = OWN + "rows";
  static final String SESSION_GROUP = OWN + "session_group";
  static final String SESSION_START = OWN + "session_start";
  static final String SESSION_END = OWN + "session_end";

  /** A column that is no percentile's. */
  public ColumnShape(
      String name, ColumnRole role, ValueType type, int source, @Nullable Part part) {
    this(name, role, type, source, part, null);
  }

  /** The column that holds the exact sum behind a column that the database computes. */
  public static String sumBehind(String column) {
    return OWN + column + "_sum";
  }

  /** The column that holds what {@link #sumBehind} leaves of a sum of doubles. */
  public static String restBehind(String column) {
    return OWN + column + "_rest";
  }

  /** The column that holds the count behind an average, or behind a sum that may become null. */
  public static String countBehind(String column) {
    return OWN + column + "_count";
  }

  /** The column that holds the place of the record that a FIRST or LAST shows. */
  public static String placeBehind(String column) {
    return OWN + column + "_place";
  }

  /** The column that holds the sketch behind an estimate. */
  public static String sketchBehind(String column) {
    return OWN + column + "_sketch";
  }

  /** Whether {@code SELECT *} leaves the column out. */
  public boolean invisible() {
    return name.startsWith(OWN);
  }
}
