package io.tributary.connect.jdbcagg.aggregate;

/** How far the windows of tables were closed or deleted. */
@FunctionalInterface
public interface ClosedWindows {

  /**
   * Windows of the table that end no later than this, in epoch milliseconds, take nothing more;
   * {@link Lateness#NEVER} if all do.
   */
  long closedMs(String table);
}
