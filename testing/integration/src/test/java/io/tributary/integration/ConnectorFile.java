package io.tributary.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A file of {@code connector-configs/main-job}, as it is or with one key changed. */
record ConnectorFile(String name, Map<String, String> config) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  ConnectorFile {
    config = Map.copyOf(config);
  }

  static ConnectorFile mainJob(String name) {
    try {
      JsonNode file =
          MAPPER.readTree(
              ProjectRoot.find()
                  .resolve("connector-configs/main-job")
                  .resolve(name + ".json")
                  .toFile());
      Map<String, String> config = new HashMap<>();
      file.path("config")
          .properties()
          .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
      return new ConnectorFile(file.path("name").asText(), config);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  ConnectorFile with(String key, String value) {
    Map<String, String> changed = new HashMap<>(config);
    changed.put(key, value);
    return new ConnectorFile(name, changed);
  }

  ConnectorFile named(String other) {
    return new ConnectorFile(other, config);
  }

  String value(String key) {
    return config.get(key);
  }
}
