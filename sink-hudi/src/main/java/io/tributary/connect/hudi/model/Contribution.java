package io.tributary.connect.hudi.model;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * What one Kafka partition adds to a commit.
 *
 * @param from the offset that the table held for the partition when the batch began, or {@link
 *     Offsets#NONE}
 * @param to the next offset to read once this is committed; equals {@code from} where nothing is
 *     added
 * @param files the files that hold the rows, none where no row changed
 */
public record Contribution(TopicPartition partition, long from, long to, List<FileStat> files) {

  public Contribution {
    files = List.copyOf(files);
  }

  /** A partition that adds nothing in this cycle. */
  public static Contribution none(TopicPartition partition, long committed) {
    return new Contribution(partition, committed, committed, List.of());
  }
}
