package io.tributary.connect.kit.config;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Attaches what {@code Connector.validate} finds to the key that caused it. */
public final class ConfigErrors {

  private ConfigErrors() {}

  /**
   * Adds an error to a key of a validation result, so that Connect answers the POST with 400 and
   * names the key.
   *
   * @param config the result of {@code super.validate(...)}
   * @param key a key of the connector's own {@code ConfigDef}
   * @param reason what is wrong, with no secret in it
   * @param whatToDo the mend, as an imperative sentence
   */
  public static void add(Config config, String key, String reason, String whatToDo) {
    find(config, key).addErrorMessage(key + ": " + reason + ". " + whatToDo);
  }

  /** Whether a key's own value was refused already, so that a check that builds on it must wait. */
  public static boolean has(Config config, String key) {
    return !find(config, key).errorMessages().isEmpty();
  }

  /** Whether any key was refused. */
  public static boolean any(Config config) {
    return config.configValues().stream().anyMatch(value -> !value.errorMessages().isEmpty());
  }

  private static ConfigValue find(Config config, String key) {
    return config.configValues().stream()
        .filter(value -> value.name().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such key: " + key));
  }
}
