package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Writes rows into files that nobody sees until the instant is committed. */
public interface TableWriter extends AutoCloseable {

  /**
   * Writes one batch of one Kafka partition.
   *
   * @param instant the open instant that will make the files visible
   * @param schema the columns to write
   * @param source decides which file groups the rows go to
   * @param changes at most one for each row key
   * @param deadlineMs epoch milliseconds after which nothing may be written any more
   * @return what was written, for the commit
   * @throws io.tributary.connect.hudi.model.TableFailure the files may be half there; the instant
   *     must not be committed
   */
  List<FileStat> write(
      InstantId instant,
      TableSchema schema,
      TopicPartition source,
      Collection<RowChange> changes,
      long deadlineMs);

  @Override
  void close();
}
