package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.problem.Problems;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Refuses a spec that does not compile. */
final class SpecValidator implements ConfigDef.Validator {

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    if (value == null) {
      return; // Connect reports the lack of a required key itself
    }
    Problems problems = new Problems();
    ChainCompiler.compile(value.toString(), Limits.NONE, problems);
    if (!problems.isEmpty()) {
      // The constructor with key and value would repeat the whole spec in front of the problems.
      throw new ConfigException(problems.describe(key));
    }
  }

  @Override
  public String toString() {
    return "a Jolt spec of shift, default, remove, cardinality and sort";
  }
}
