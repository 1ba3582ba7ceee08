package io.tributary.quickstart.proof;

import org.jspecify.annotations.Nullable;

/**
 * One decoded record of a topic.
 *
 * @param key the key, a plain value or a {@link Row}
 * @param value the value, or null for a tombstone
 */
public record TopicRecord(
    String topic, int partition, long offset, @Nullable Object key, @Nullable Row value) {

  /** Where the record lies, for messages. */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }
}
