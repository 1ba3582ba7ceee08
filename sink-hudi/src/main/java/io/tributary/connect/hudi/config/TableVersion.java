package io.tributary.connect.hudi.config;

import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Versions of the table format that are written and were read back. */
final class TableVersion implements ConfigDef.Validator {

  private static final Set<Integer> WRITTEN = Set.of(6, 8, 9);

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value instanceof Integer version && !WRITTEN.contains(version)) {
      throw new ConfigException(
          name, value, "must be 6, 8 or 9: the others are steps on the way that no release kept");
    }
  }

  @Override
  public String toString() {
    return "6, 8 or 9";
  }
}
