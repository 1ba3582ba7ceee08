package io.tributary.connect.jdbcagg.ledger;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets that were committed in the same transactions as the aggregates. */
public interface OffsetLedger {

  /**
   * The next offset to aggregate, by partition; a partition never recorded is left out.
   *
   * @throws org.apache.kafka.connect.errors.RetriableException if the database is out of reach
   * @throws org.apache.kafka.connect.errors.ConnectException if it refuses
   */
  Map<TopicPartition, Long> read(Collection<TopicPartition> partitions);
}
