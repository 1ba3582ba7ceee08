package io.tributary.connect.hudi.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A name that every query engine takes, and that can be part of an Avro namespace. */
final class TableName implements ConfigDef.Validator {

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value != null && !LEGAL.matcher(value.toString()).matches()) {
      throw new ConfigException(
          name, value, "must be letters, digits and underscores, with no digit first");
    }
  }

  @Override
  public String toString() {
    return "letters, digits and underscores";
  }
}
