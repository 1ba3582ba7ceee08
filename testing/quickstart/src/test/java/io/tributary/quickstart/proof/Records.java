package io.tributary.quickstart.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows and records for tests, in few words. */
final class Records {

  private Records() {}

  /** A row of alternating names and values. */
  static Row row(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Row(values);
  }

  static TopicRecord record(int partition, long offset, Object key, Row value) {
    return new TopicRecord("topic", partition, offset, key, value);
  }
}
