package io.tributary.connect.jdbcagg.flush;

import java.util.Map;

/** The aggregate tables of the database. */
public interface TableCatalog {

  /**
   * Makes sure, outside of any flush, that a table fits: its engine, key, columns and their types.
   *
   * @return the longest text that each column of text takes, in code points, by column
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   * @throws org.apache.kafka.connect.errors.ConnectException if the table does not fit, with the
   *     DDL of one that would
   */
  Map<String, Integer> ensure(TableShape shape);

  /** A fold of a table that takes in what the table does not have, where tables differ in that. */
  default Fold fitted(String table, Fold fold) {
    return fold;
  }
}
