package io.tributary.connect.hudi.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The number of an AWS account. */
final class AccountId implements ConfigDef.Validator {

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value != null && !value.toString().matches("[0-9]{12}")) {
      throw new ConfigException(name, value, "must be 12 digits");
    }
  }

  @Override
  public String toString() {
    return "12 digits";
  }
}
