package io.tributary.connect.hudi.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Defines keys in groups, numbered in the order in which they come. */
final class KeyGroups {

  private final ConfigDef definition = new ConfigDef();
  private String group = "";
  private int order;

  KeyGroups group(String name) {
    group = name;
    order = 0;
    return this;
  }

  void required(String name, ConfigDef.Type type, ConfigDef.Validator validator, String meaning) {
    define(name, type, ConfigDef.NO_DEFAULT_VALUE, validator, Importance.HIGH, meaning);
  }

  void optional(
      String name,
      ConfigDef.Type type,
      @Nullable Object defaultValue,
      ConfigDef.@Nullable Validator validator,
      String meaning) {
    define(name, type, defaultValue, validator, Importance.MEDIUM, meaning);
  }

  private void define(
      String name,
      ConfigDef.Type type,
      @Nullable Object defaultValue,
      ConfigDef.@Nullable Validator validator,
      Importance importance,
      String meaning) {
    ConfigDef.Recommender recommender =
        validator instanceof ConfigDef.Recommender also ? also : null;
    definition.define(
        name,
        type,
        defaultValue,
        validator,
        importance,
        meaning,
        group,
        ++order,
        Width.MEDIUM,
        name,
        recommender);
  }

  ConfigDef definition() {
    return definition;
  }
}
