package io.tributary.connect.hudi.lake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * The file group that holds rows of one Kafka partition in one partition of the table. It follows
 * from the names alone: nothing is looked up, and no two tasks ever share one.
 *
 * @param partition path of the table partition
 * @param id Hudi's file id
 */
record FileGroup(String partition, String id) {

  private static final char NUMBER = '-';

  /**
   * @param bucket which of several groups of one pair of partitions
   */
  static FileGroup of(TopicPartition source, String partition, int bucket) {
    String name = source.topic() + "/" + source.partition() + "/" + partition + "/" + bucket;
    return new FileGroup(
        partition,
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString() + NUMBER + 0);
  }

  /** The group after this one, where groups are numbered. */
  FileGroup next() {
    return new FileGroup(partition, prefixOf(id) + (numberOf(id) + 1));
  }

  boolean isFollowedBy(String otherId) {
    return prefixOf(otherId).equals(prefixOf(id));
  }

  static int numberOf(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf(NUMBER) + 1));
  }

  private static String prefixOf(String id) {
    return id.substring(0, id.lastIndexOf(NUMBER) + 1);
  }

  /** The bucket of a row: the same for all its versions. */
  static int bucketOf(String recordKey, int buckets) {
    return Math.floorMod(recordKey.hashCode(), buckets);
  }
}
