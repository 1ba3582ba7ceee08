package io.tributary.connect.hudi.config;

import java.util.HashSet;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A list of field names, none of them twice. */
final class FieldNames implements ConfigDef.Validator {

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (!(value instanceof List<?> fields)) {
      return;
    }
    if (fields.stream().anyMatch(field -> field.toString().isBlank())
        || new HashSet<>(fields).size() != fields.size()) {
      throw new ConfigException(name, value, "must be different names, separated by commas");
    }
  }

  @Override
  public String toString() {
    return "field names";
  }
}
