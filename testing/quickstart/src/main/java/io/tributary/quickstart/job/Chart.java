package io.tributary.quickstart.job;

import org.jspecify.annotations.Nullable;

/**
 * A chart of a table in the database.
 *
 * @param note what it shows, with the unit
 * @param x the column, or SQL expression, along the axis: the newest values of {@link Kind#LINES},
 *     those with the greatest values of {@link Kind#BARS}
 * @param series the column of which each value is a line of its own; null for a single one
 * @param y the SQL expression of the value, over the rows of one x and series
 */
public record Chart(
    String title,
    String note,
    Kind kind,
    String table,
    String x,
    @Nullable String series,
    String y) {

  /** How it is drawn. */
  public enum Kind {
    LINES,
    BARS
  }
}
