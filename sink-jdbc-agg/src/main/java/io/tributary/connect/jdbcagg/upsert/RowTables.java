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
}
