package io.tributary.connect.smt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Checks a config as a POST does, each key by itself and the keys against one another, for the case
 * that nothing was POSTed: a worker starts connectors from its config topic unseen.
 */
final class WholeConfig {

  private WholeConfig() {}

  /**
   * The config, checked.
   *
   * @throws ConfigException with every problem found
   */
  static AbstractConfig check(ConfigDef definition, Map<String, ?> props) {
    Map<String, String> texts = new HashMap<>();
    props.forEach((key, value) -> texts.put(key, value == null ? null : value.toString()));
    List<String> errors = new ArrayList<>();
    for (ConfigValue value : definition.validate(texts)) {
      errors.addAll(value.errorMessages());
    }
    if (!errors.isEmpty()) {
      throw new ConfigException(String.join("\n", errors));
    }
    return new AbstractConfig(definition, props, false);
  }
}
