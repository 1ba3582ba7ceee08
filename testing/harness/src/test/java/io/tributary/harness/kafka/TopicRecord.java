package io.tributary.harness.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic, its JSON taken out of the schema envelope that JsonConverter writes.
 *
 * @param timestamp milliseconds since the epoch
 * @param key null when the record has none
 * @param value null for a tombstone
 * @param headers as text; of several with one name the last
 */
public record TopicRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    @Nullable JsonNode key,
    @Nullable JsonNode value,
    Map<String, String> headers) {
  public TopicRecord {
    headers = Map.copyOf(headers);
  }
}
