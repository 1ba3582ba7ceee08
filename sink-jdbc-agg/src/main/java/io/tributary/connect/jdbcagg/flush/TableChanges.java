package io.tributary.connect.jdbcagg.flush;

/** What one flush does to one table. */
public sealed interface TableChanges permits GroupChanges, RowChanges, SessionChanges {

  String table();

  /** How many rows it comes from, for the log. */
  int size();
}
