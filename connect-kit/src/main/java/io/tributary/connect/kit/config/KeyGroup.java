package io.tributary.connect.kit.config;

import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Adds keys to one group of a definition, numbered in the order in which they come. */
public final class KeyGroup {

  private final ConfigDef definition;
  private final String name;
  private int order;

  public KeyGroup(ConfigDef definition, String name) {
    this.definition = definition;
    this.name = name;
  }

  /**
   * Adds a key. Its display name is its name in words; a validator that recommends values does so.
   *
   * @param defaultValue {@code ConfigDef.NO_DEFAULT_VALUE} for a key that must be given
   * @param meaning what it is for, its unit, and what a wrong value does
   */
  public KeyGroup key(
      String key,
      ConfigDef.Type type,
      @Nullable Object defaultValue,
      ConfigDef.@Nullable Validator validator,
      Importance importance,
      String meaning) {
    ConfigDef.Recommender recommender =
        validator instanceof ConfigDef.Recommender both ? both : null;
    Width width =
        type == ConfigDef.Type.STRING || type == ConfigDef.Type.LIST ? Width.LONG : Width.SHORT;
    definition.define(
        key,
        type,
        defaultValue,
        validator,
        importance,
        meaning,
        name,
        ++order,
        width,
        displayName(key),
        recommender);
    return this;
  }

  private static String displayName(String key) {
    String words = key.replace('.', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
