package io.tributary.connect.jdbcagg.verify;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/** The two files that say what a worker does: the connector's config and the worker's own. */
public final class ConnectorFiles {

  private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";
  private static final String NAME = "name";
  private static final String CONFIG = "config";

  private ConnectorFiles() {}

  /**
   * A connector's config as it is POSTed, or as the worker answers when it is asked for it.
   *
   * @throws ConfigException where it is no JSON object, or has no name
   */
  public static Map<String, String> connector(Path file) throws IOException {
    Map<?, ?> json = object(json(file), file);
    Map<String, String> props = new HashMap<>();
    Object config = json.get(CONFIG);
    (config == null ? json : object(config, file))
        .forEach((key, value) -> props.put(String.valueOf(key), String.valueOf(value)));
    if (json.get(NAME) instanceof String name) {
      props.put(NAME, name);
    }
    if (!props.containsKey(NAME)) {
      throw new ConfigException(file + " has no name, by which the recorded offsets are found");
    }
    return props;
  }

  /** A worker's properties. */
  public static Map<String, String> worker(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return Utils.propsToStringMap(properties);
  }

  private static Object json(Path file) throws IOException {
    try {
      Converter converter = Utils.newInstance(JSON_CONVERTER, Converter.class);
      converter.configure(Map.of("schemas.enable", "false"), false);
      return converter.toConnectData("", Files.readAllBytes(file)).value();
    } catch (ClassNotFoundException e) {
      throw new ConfigException(
          "Kafka's libs are not on the class path: " + JSON_CONVERTER + " is missing");
    } catch (DataException e) {
      throw new ConfigException(file + " is no JSON");
    }
  }

  private static Map<?, ?> object(Object value, Path file) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new ConfigException(file + " is no JSON object with a connector's config");
  }
}
