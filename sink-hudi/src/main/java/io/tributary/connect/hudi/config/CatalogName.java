package io.tributary.connect.hudi.config;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A name that Glue, Athena and Hive all take as it is. */
final class CatalogName implements ConfigDef.Validator {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,120}");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9_]");

  private final boolean required;

  /**
   * @param required whether it must not be empty
   */
  CatalogName(boolean required) {
    this.required = required;
  }

  /** The name nearest to another one. */
  static String of(String name) {
    return OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    String text = String.valueOf(value);
    if (!NAME.matcher(text).matches() && (required || !text.isEmpty())) {
      throw new ConfigException(
          name, value, "must be up to 120 lower-case letters, digits and underscores");
    }
  }

  @Override
  public String toString() {
    return "up to 120 lower-case letters, digits and underscores";
  }
}
