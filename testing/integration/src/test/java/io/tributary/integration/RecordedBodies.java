package io.tributary.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of {@code /api/states/all} with invented aircraft and the traits of real ones: nulls,
 * padded and blank callsigns, floats written as integers, aircraft that come and go, one body
 * without any.
 */
final class RecordedBodies {

  /** How many bodies there are. */
  static final int COUNT = 8;

  /** An aircraft that only the first body has. */
  static final String EARLY_BIRD = "f00001";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long START = 1_700_000_000L;
  private static final int AIRCRAFT = 40;
  private static final int EMPTY_BODY = 4;

  private RecordedBodies() {}

  static void write(Path folder) throws IOException {
    for (int i = 0; i < COUNT; i++) {
      MAPPER.writeValue(file(folder, i).toFile(), body(i));
    }
  }

  /** Changes what the first body says of the early bird. */
  static void tamper(Path folder) throws IOException {
    ObjectNode first = (ObjectNode) MAPPER.readTree(file(folder, 0).toFile());
    for (var vector : first.withArray("states")) {
      if (vector.path(0).asText().equals(EARLY_BIRD)) {
        ((ArrayNode) vector).set(9, JSON.numberNode(123.45));
      }
    }
    Path changed = Files.createTempFile(folder, "changed", ".tmp");
    MAPPER.writeValue(changed.toFile(), first);
    Files.move(changed, file(folder, 0), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path file(Path folder, int number) {
    return folder.resolve("states_%02d.json".formatted(number));
  }

  private static ObjectNode body(int number) {
    long time = START + number * 20L;
    ObjectNode body = JSON.objectNode().put("time", time);
    if (number == EMPTY_BODY) {
      return body.putNull("states");
    }
    ArrayNode states = body.putArray("states");
    for (int i = number; i < AIRCRAFT + number; i++) {
      states.add(vector("a%05x".formatted(i), i, time - i % 5));
    }
    if (number == 0) {
      states.add(vector(EARLY_BIRD, 1, time));
    }
    return body;
  }

  private static ArrayNode vector(String icao24, int i, long contact) {
    boolean ground = i % 6 == 0;
    ArrayNode vector = JSON.arrayNode();
    vector.add(icao24).add(callsign(i)).add("Land " + i % 4);
    vector.add(i % 9 == 0 ? null : (Long) contact).add(contact);
    vector.add(number(i % 9 == 0, -79.5 + i / 8.0)).add(number(i % 9 == 0, 43.0));
    vector.add(number(ground, 1_000.0 + i)).add(ground).add(number(false, 200 + i / 4.0));
    vector.add(number(false, 90.0)).add(number(ground, i % 2 == 0 ? 0.0 : -3.25));
    if (i % 10 == 3) {
      vector.addArray().add(7).add(1234567);
    } else {
      vector.addNull();
    }
    vector.add(number(ground, 1_020.0 + i)).add(i % 3 == 0 ? null : "12%02d".formatted(i % 50));
    return vector.add(false).add(i % 4);
  }

  private static @Nullable String callsign(int i) {
    return i % 11 == 0 ? null : i % 7 == 0 ? "        " : "%-8s".formatted("TST" + i);
  }

  /** A whole number is written as an integer, as the service does. */
  private static com.fasterxml.jackson.databind.JsonNode number(boolean unknown, double value) {
    if (unknown) {
      return JSON.nullNode();
    }
    return value == Math.rint(value) ? JSON.numberNode((long) value) : JSON.numberNode(value);
  }
}
