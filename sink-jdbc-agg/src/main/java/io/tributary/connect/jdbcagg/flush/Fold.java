package io.tributary.connect.jdbcagg.flush;

import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Takes records in between two flushes, and knows what they change. For the task's thread alone.
 *
 * <p>A record is taken in by two steps, so that one that does not fit some fold is added to none:
 * {@link #read}, which may fail, then {@link #add}, which may not.
 */
public interface Fold {

  /**
   * Learns the types that a record shows.
   *
   * @return whether {@link #bind} is due before the record is read
   */
  boolean learn(SinkRecord record);

  /**
   * Makes sure that the tables fit what was learnt. Outside of any flush, as DDL commits.
   *
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   * @throws org.apache.kafka.connect.errors.ConnectException if a table does not fit
   */
  void bind();

  /**
   * Reads what one record changes. Nothing is taken in yet.
   *
   * @throws org.apache.kafka.connect.errors.DataException if the record does not fit
   */
  void read(SinkRecord record);

  /** Takes in what the last {@link #read} found. Cannot fail. */
  void add();

  /** What the records taken in change; empty if nothing. */
  Optional<TableChanges> changes();

  /** Forgets what was taken in. */
  void clear();
}
