package io.tributary.connect.http.model;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Where the next poll of an endpoint goes on. As a source offset it is a flat map, as Connect
 * allows no nested values: {@code {"v": 1, "snapshot.version": text, "cursor.<name>": text}}.
 *
 * @param snapshotVersion version of the last response; null before the first, or without versions
 * @param cursor values that the last responses left, by name
 */
public record PollPosition(@Nullable String snapshotVersion, Map<String, String> cursor) {

  public static final PollPosition START = new PollPosition(null, Map.of());

  private static final String FORMAT = "v";
  private static final long CURRENT_FORMAT = 1;
  private static final String SNAPSHOT_VERSION = "snapshot.version";
  private static final String CURSOR = "cursor.";

  public PollPosition {
    cursor = Map.copyOf(cursor);
  }

  public Map<String, Object> toOffset() {
    Map<String, Object> offset = new TreeMap<>();
    offset.put(FORMAT, CURRENT_FORMAT);
    if (snapshotVersion != null) {
      offset.put(SNAPSHOT_VERSION, snapshotVersion);
    }
    cursor.forEach((name, value) -> offset.put(CURSOR + name, value));
    return offset;
  }

  /**
   * Reads a source offset. Numbers are taken for texts, as people write them into the REST API.
   *
   * @throws ConnectException if it was written by a later version, or has another shape
   */
  public static PollPosition fromOffset(Map<String, ?> offset) {
    if (!(offset.get(FORMAT) instanceof Number format) || format.longValue() != CURRENT_FORMAT) {
      throw new ConnectException(
          "The source offset is not of format \"v\": 1. It was altered by hand, or written by a later"
              + " version of this connector; reset it, or go back to that version.");
    }
    String version = null;
    Map<String, String> cursor = new TreeMap<>();
    for (Map.Entry<String, ?> entry : offset.entrySet()) {
      String key = entry.getKey();
      if (key.equals(SNAPSHOT_VERSION)) {
        version = entry.getValue() == null ? null : text(entry);
      } else if (key.startsWith(CURSOR)) {
        cursor.put(key.substring(CURSOR.length()), text(entry));
      } else if (!key.equals(FORMAT)) {
        throw new ConnectException(
            "The source offset has an unknown key '"
                + key
                + "'. Known are v, snapshot.version and"
                + " cursor.<name>.");
      }
    }
    return new PollPosition(version, cursor);
  }

  private static String text(Map.Entry<String, ?> entry) {
    if (entry.getValue() instanceof String
        || entry.getValue() instanceof Long
        || entry.getValue() instanceof Integer) {
      return String.valueOf(entry.getValue());
    }
    throw new ConnectException(
        "The source offset's '" + entry.getKey() + "' must be a text or a whole number.");
  }
}
