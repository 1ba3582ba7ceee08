package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Known APIs, each a resource of ready keys. A plugin folder may hold presets of others too: {@code
 * presets/<name>.properties} in any of its jars.
 */
public final class Presets {

  private static final List<String> NAMES =
      List.of(
          "opensky-states", "ttc-gtfsrt-vehicles", "ttc-umoiq-vehicles", "ttc-restbus-vehicles");

  /** No name is a path. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

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
    URL resource = resource(name);
    if (resource == null) {
      throw new ConfigException("preset '" + name + "' is missing from the plugin's jar");
    }
    Properties keys = new Properties();
    try (InputStream in = resource.openStream()) {
      keys.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> known = EndpointSettings.definition().names();
    for (String key : keys.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new ConfigException(
            "preset '"
                + name
                + "' has the unknown key '"
                + key
                + "'"
                + Suggestion.closest(key, known)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(""));
      }
    }
    return keys.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, keys::getProperty));
  }

  /** Ours first, so that no jar changes what a known name means. */
  private static @Nullable URL resource(String name) {
    String file = "presets/" + name + ".properties";
    return NAMES.contains(name)
        ? Presets.class.getResource(file)
        : NAME.matcher(name).matches() ? Presets.class.getClassLoader().getResource(file) : null;
  }

  private static final class NameValidator implements ConfigDef.Validator, ConfigDef.Recommender {

    @Override
    public void ensureValid(String key, @Nullable Object value) {
      String name = value == null ? "" : value.toString();
      if (!name.isEmpty() && resource(name) == null) {
        throw new ConfigException(
            key,
            name,
            "must be one of "
                + NAMES
                + ", or a preset of your own, a presets/name.properties in a jar of the plugin's folder"
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
      return NAMES + " or one of your own";
    }
  }
}
