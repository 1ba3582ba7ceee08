package io.tributary.connect.http.model;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A unit of work, and whose position an offset is: the source partition {@code {"endpoint": alias}}
 * with the values of one of the endpoint's partitions.
 *
 * @param partition values by name; none if the endpoint is not split
 */
public record SourceKey(String endpoint, Map<String, String> partition) {

  private static final String ENDPOINT = "endpoint";

  public SourceKey {
    partition = Map.copyOf(partition);
  }

  public Map<String, String> toPartition() {
    Map<String, String> all = new HashMap<>(partition);
    all.put(ENDPOINT, endpoint);
    return all;
  }

  /** For logs and messages. */
  public String name() {
    return partition.isEmpty() ? endpoint : endpoint + new TreeMap<>(partition);
  }

  /**
   * Reads a source partition.
   *
   * @throws ConnectException if it has another shape
   */
  public static SourceKey fromPartition(Map<String, ?> partition) {
    Map<String, String> values = new HashMap<>();
    partition.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            values.put(name, text);
          }
        });
    String alias = values.remove(ENDPOINT);
    if (alias == null || values.size() < partition.size() - 1) {
      throw new ConnectException(
          "A source partition of this connector has the form {\"endpoint\": \"alias\"}, with the"
              + " texts of a partition beside it where the endpoint has any; not one with the keys "
              + partition.keySet());
    }
    return new SourceKey(alias, values);
  }
}
