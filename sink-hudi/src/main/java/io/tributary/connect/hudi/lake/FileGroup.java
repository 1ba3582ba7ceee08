package io.tributary.connect.hudi.lake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * The file group that holds the rows of one Kafka partition in one partition of the table. It
 * follows from the two names alone: nothing is looked up, and no two tasks ever share one.
 *
 * @param partition path of the table partition
 * @param id Hudi's file id
 */
record FileGroup(String partition, String id) {

  /**
   * Room for several groups of one pair of partitions: the last part of the name that is hashed.
   */
  private static final int BUCKET = 0;

  static FileGroup of(TopicPartition source, String partition) {
    String name = source.topic() + "/" + source.partition() + "/" + partition + "/" + BUCKET;
    return new FileGroup(
        partition, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "-0");
  }
}
