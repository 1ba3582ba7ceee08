package io.tributary.connect.jdbcagg.upsert;

/** The tables of the database that hold rows. */
public interface RowTables {

  /**
   * Makes sure, outside of any flush, that a table fits: its engine, key, and columns.
   *
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   * @throws org.apache.kafka.connect.errors.ConnectException if the table does not fit, with the
   *     DDL that would make it
   */
  RowTable ensure(RowShape shape);

  /**
   * Goes on with a table as this connector left it, of which no record has shown a column yet.
   *
   * @return whether there is one
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   */
  default boolean takeUp(String table) {
    return false;
  }
}
