package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Known APIs, each a resource of ready keys. */
public final class Presets {

  private static final List<String> NAMES = List.of("opensky-states", "ttc-umoiq-vehicles");

  static final ConfigDef.Validator VALIDATOR = new NameValidator();

  private Presets() {}

  public static List<String> names() {
    return NAMES;
  }

  /**
   * The keys of a preset; none for an empty name.
   *
   * @throws ConfigException if there is no such preset
   */
  static Map<String, String> load(String name) {
    if (name.isEmpty()) {
      return Map.of();
    }
    VALIDATOR.ensureValid(EndpointSettings.PRESET, name);
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".properties")) {
      if (in == null) {
        throw new ConfigException("preset '" + name + "' is missing from the plugin's jar");
      }
      Properties keys = new Properties();
      keys.load(in);
      return keys.stringPropertyNames().stream()
          .collect(Collectors.toMap(key -> key, keys::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class NameValidator implements ConfigDef.Validator, ConfigDef.Recommender {

    @Override
    public void ensureValid(String key, @Nullable Object value) {
      String name = value == null ? "" : value.toString();
      if (!name.isEmpty() && !NAMES.contains(name)) {
        throw new ConfigException(
            key,
            name,
            "must be one of "
                + NAMES
                + Suggestion.closest(name, NAMES)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(""));
      }
    }

    @Override
    public List<Object> validValues(String key, Map<String, Object> parsed) {
      return List.copyOf(NAMES);
    }

    @Override
    public boolean visible(String key, Map<String, Object> parsed) {
      return true;
    }

    @Override
    public String toString() {
      return NAMES.toString();
    }
  }
}
