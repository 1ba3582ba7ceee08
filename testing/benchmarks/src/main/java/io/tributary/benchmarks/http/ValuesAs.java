package io.tributary.benchmarks.http;

import io.tributary.benchmarks.http.StateVectors.Shape;
import java.util.HashMap;
import java.util.Map;

/** What a record's value is made of, and so what its converter has to do on the task's thread. */
enum ValuesAs {
  /** Typed columns, which Connect's JsonConverter writes as JSON. */
  STRUCTS,
  /** The JSON of the answer, which StringConverter only encodes. */
  TEXTS,
  /** The bytes of the answer, which ByteArrayConverter hands on. */
  BYTES;

  /** Whether the converter adds so little that the rate is the poller's. */
  boolean isCheaplyConverted() {
    return this != STRUCTS;
  }

  /** The keys of the poller that make its values so. */
  Map<String, String> keys(Shape shape) {
    if (this == STRUCTS) {
      return Map.of();
    }
    Map<String, String> keys = new HashMap<>();
    keys.put("value.mode", this == TEXTS ? "json" : "raw");
    keys.put(
        "value.converter",
        this == TEXTS
            ? "org.apache.kafka.connect.storage.StringConverter"
            : "org.apache.kafka.connect.converters.ByteArrayConverter");
    keys.put("record.columns", "");
    keys.put("record.fields.copy", "");
    keys.put("record.key", shape == Shape.ARRAYS ? "/0" : "/icao24");
    keys.put("record.timestamp", shape == Shape.ARRAYS ? "/4" : "/last_contact");
    return keys;
  }
}
