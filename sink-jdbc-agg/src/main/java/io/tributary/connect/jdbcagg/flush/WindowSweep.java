package io.tributary.connect.jdbcagg.flush;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/** Closes and deletes windows that take nothing more, apart from flushes. */
public interface WindowSweep {

  /**
   * Notes partitions that are not waited for, until a flush moves them.
   *
   * @throws org.apache.kafka.connect.errors.RetriableException if the database fails
   */
  void passOver(Collection<TopicPartition> idle);

  /**
   * Goes one step, of a bounded number of rows per table.
   *
   * @param topics whose tables this task cares for
   * @return whether more is to be done already
   * @throws org.apache.kafka.connect.errors.RetriableException if the database fails; the step is
   *     gone again at the next call
   */
  boolean step(Collection<String> topics);
}
