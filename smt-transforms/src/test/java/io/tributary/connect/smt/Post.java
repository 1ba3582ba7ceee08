package io.tributary.connect.smt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** What a POST answers: the worker embeds the keys of a transform and validates them all. */
final class Post {

  private static final String PREFIX = "transforms.t.";

  private Post() {}

  /** The errors per key, as the worker finds them with nothing but {@code config()}. */
  static Map<String, List<String>> errors(ConfigDef transform, Map<String, String> props) {
    ConfigDef connector = new ConfigDef();
    connector.embed(PREFIX, "Transforms: t", 0, transform);
    Map<String, String> embedded = new HashMap<>();
    props.forEach((key, value) -> embedded.put(PREFIX + key, value));
    Map<String, List<String>> errors = new HashMap<>();
    for (ConfigValue value : connector.validate(embedded)) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name().substring(PREFIX.length()), value.errorMessages());
      }
    }
    return errors;
  }
}
