package io.tributary.harness.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a worker finds wrong with a config: the messages of each key that has some. */
public record Validation(Map<String, List<String>> errors) {
  static Validation parsed(JsonNode json) {
    Map<String, List<String>> errors = new TreeMap<>();
    for (JsonNode config : json.path("configs")) {
      JsonNode value = config.path("value");
      List<String> messages = new ArrayList<>();
      value.path("errors").forEach(each -> messages.add(each.asText()));
      if (!messages.isEmpty()) {
        errors.put(value.path("name").asText(), List.copyOf(messages));
      }
    }
    return new Validation(errors);
  }
}
