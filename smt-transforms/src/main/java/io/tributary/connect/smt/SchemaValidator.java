package io.tributary.connect.smt;

import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Refuses a declared schema that does not compile. */
final class SchemaValidator implements ConfigDef.Validator {

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    if (value == null) {
      return;
    }
    Problems problems = new Problems();
    OutputSchema.compile(value.toString(), null, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.describe(key));
    }
  }

  @Override
  public String toString() {
    return "columns, such as id STRING!, lat DOUBLE";
  }
}
