package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the values of {@link Jolt}'s keys compile to, and what of them contradicts another. */
final class JoltKeys {

  private JoltKeys() {}

  /** Every column that needs a value is written by the spec, and its defaults fit. */
  static void specFillsSchema(Map<String, ?> values, Problems problems) {
    Limits limits = limits(values);
    Chain chain = chain(values, limits, new Problems());
    OutputSchema schema = schema(values);
    if (chain != null && schema != null) {
      SpecAgainstSchema.check(chain, schema, limits, problems);
    }
  }

  /** A name stands only beside a schema. */
  static void nameHasSchema(Map<String, ?> values, Problems problems) {
    if (values.get(JoltConfig.SCHEMA_NAME) != null && values.get(JoltConfig.SCHEMA) == null) {
      problems.add(
          Position.START, "", "there is no schema to name", "`schema` beside it, or neither");
    }
  }

  /** The literal indexes of the spec are within the limit. */
  static void specKeepsLimits(Map<String, ?> values, Problems problems) {
    if (chain(values, Limits.NONE, new Problems()) != null) {
      chain(values, limits(values), problems);
    }
  }

  /** The limits; a value that is no number was refused already, and stands for its default here. */
  static Limits limits(Map<String, ?> values) {
    Object maxIndex = values.get(JoltConfig.MAX_INDEX);
    Object maxNodes = values.get(JoltConfig.MAX_NODES);
    return new Limits(
        maxIndex instanceof Integer number ? number : JoltConfig.DEFAULT_MAX_INDEX,
        maxNodes instanceof Integer number ? number : JoltConfig.DEFAULT_MAX_NODES);
  }

  /** The spec; null where there is none or it does not compile. */
  static @Nullable Chain chain(Map<String, ?> values, Limits limits, Problems problems) {
    Object spec = values.get(JoltConfig.SPEC);
    return spec == null ? null : ChainCompiler.compile(spec.toString(), limits, problems);
  }

  /** The schema; null where there is none or it does not compile. */
  static @Nullable OutputSchema schema(Map<String, ?> values) {
    Object ddl = values.get(JoltConfig.SCHEMA);
    Object name = values.get(JoltConfig.SCHEMA_NAME);
    return ddl == null
        ? null
        : OutputSchema.compile(
            ddl.toString(), name == null ? null : name.toString(), new Problems());
  }
}
