package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.RowChange;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Writes rows into files that nobody sees until the instant is committed. */
public interface TableWriter extends AutoCloseable {

  /**
   * Writes one batch of each of some Kafka partitions.
   *
   * @param changes at most one for each row key of a Kafka partition; which partition it is decides
   *     which file groups the rows go to
   * @return what was written for each of the partitions, for the commit
   * @throws io.tributary.connect.hudi.model.TableFailure the files may be half there; the instant
   *     must not be committed
   */
  Map<TopicPartition, List<FileStat>> write(
      WriteOrder order, Map<TopicPartition, List<RowChange>> changes);

  @Override
  void close();
}
