package io.tributary.connect.jdbcagg.flush;

/** Writes a flush as one transaction. */
public interface FlushWriter {

  /**
   * Tries once.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException if the database refuses for good;
   *     nothing was written then
   */
  FlushResult write(FlushPlan plan);
}
