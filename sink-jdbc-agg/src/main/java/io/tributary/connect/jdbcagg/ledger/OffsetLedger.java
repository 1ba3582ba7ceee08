package io.tributary.connect.jdbcagg.ledger;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets that were committed in the same transactions as the aggregates. */
public interface OffsetLedger {

  /**
   * Where each partition stands; one that was never recorded is left out.
   *
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   * @throws org.apache.kafka.connect.errors.ConnectException if it refuses, or if the connector
   *     went on to a later generation
   */
  Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions);
}
