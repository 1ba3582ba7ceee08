package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.query.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A column of an aggregate table.
 *
 * @param source index among the statement's groups, or among its aggregates; -1 for the others
 * @param part which part of the accumulator; null where the value is no aggregate's
 */
public record ColumnShape(
    String name, ColumnRole role, ValueType type, int source, @Nullable Part part) {

  private static final String OWN = "__";

  static final String HASH = OWN + "group_hash";
  static final String LAST_TIME = OWN + "last_time";
  static final String LAST_PARTITION = OWN + "last_partition";
  static final String LAST_OFFSET = OWN + "last_offset";

  /** The column that holds the exact sum behind a column that the database computes. */
  public static String sumBehind(String column) {
    return OWN + column + "_sum";
  }

  /** The column that holds what {@link #sumBehind} leaves of a sum of doubles. */
  public static String restBehind(String column) {
    return OWN + column + "_rest";
  }

  /** The column that holds the count behind an average. */
  public static String countBehind(String column) {
    return OWN + column + "_count";
  }

  /** Whether {@code SELECT *} leaves the column out. */
  public boolean invisible() {
    return name.startsWith(OWN);
  }
}
