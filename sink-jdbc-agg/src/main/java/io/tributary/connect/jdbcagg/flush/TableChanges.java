package io.tributary.connect.jdbcagg.flush;

/** What one flush does to one table. */
public sealed interface TableChanges
    permits GroupChanges, RowChanges, SessionChanges, UpsertChanges {

  String table();

  /** How many rows it comes from, for the log. */
  int size();

  /**
   * The earliest end of a window that it changes, in epoch milliseconds; {@code Long.MAX_VALUE}
   * where windows are never closed.
   */
  default long oldestWindowEndMs() {
    return Long.MAX_VALUE;
  }
}
