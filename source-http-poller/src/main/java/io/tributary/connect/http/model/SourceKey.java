package io.tributary.connect.http.model;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Whose position an offset is: the source partition {@code {"endpoint": alias}}. */
public record SourceKey(String endpoint) {

  private static final String ENDPOINT = "endpoint";

  public Map<String, String> toPartition() {
    return Map.of(ENDPOINT, endpoint);
  }

  /**
   * Reads a source partition.
   *
   * @throws ConnectException if it has another shape
   */
  public static SourceKey fromPartition(Map<String, ?> partition) {
    if (partition.size() == 1 && partition.get(ENDPOINT) instanceof String alias) {
      return new SourceKey(alias);
    }
    throw new ConnectException(
        "A source partition of this connector has the form {\"endpoint\": \"alias\"}, not one with"
            + " the keys "
            + partition.keySet());
  }
}
