package io.tributary.connect.hudi.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A connector's config as it is POSTed, or as the worker answers when it is asked for it. */
final class ConnectorFile {

  private static final String NAME = "name";
  private static final String CONFIG = "config";

  private ConnectorFile() {}

  /**
   * Reads the file.
   *
   * @throws IOException where it is no JSON object of texts
   */
  static HudiSinkConfig read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    JsonNode config = json.path(CONFIG).isObject() ? json.path(CONFIG) : json;
    Map<String, String> props = new HashMap<>();
    if (json.path(NAME).isTextual()) {
      props.put(NAME, json.path(NAME).asText());
    }
    config.properties().forEach(entry -> props.put(entry.getKey(), entry.getValue().asText()));
    return new HudiSinkConfig(props);
  }
}
