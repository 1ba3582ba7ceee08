package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Dialect;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the values of {@link Jolt}'s keys compile to, and what of them contradicts another. */
final class JoltKeys {

  /** How a spec is understood as long as nothing else is known. */
  static final Dialect DIALECT =
      new Dialect(false, OnCastError.KEEP, JoltContext.NAMES, Clock.systemUTC());

  private JoltKeys() {}

  /** Every column that needs a value is written by the spec, and its defaults fit. */
  static void specFillsSchema(Map<String, ?> values, Problems problems) {
    Limits limits = limits(values);
    Chain chain = chain(values, limits, new Problems());
    OutputSchema schema = SchemaKeys.declared(values);
    if (chain != null && schema != null) {
      SpecAgainstSchema.check(chain, schema, limits, problems);
    }
  }

  /** What of a spec that compiles gives lists where its author may not expect them. */
  static void warn(Map<String, ?> values, Chain chain, Problems problems) {
    if (SchemaKeys.declared(values) == null) {
      SpecAgainstSchema.warnOfLists(chain.shape(), "", problems);
    } else {
      specFillsSchema(values, problems);
    }
  }

  /** A name stands only beside a schema. */
  static void nameHasSchema(Map<String, ?> values, Problems problems) {
    if (values.get(SchemaKeys.SCHEMA_NAME) != null && values.get(SchemaKeys.SCHEMA) == null) {
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

  /** No call of the spec is one that can never work, where that is asked for. */
  static void specKeepsCompat(Map<String, ?> values, Problems problems) {
    Object spec = values.get(JoltConfig.SPEC);
    if (spec != null && isStrict(values) && compiles(spec.toString())) {
      chain(values, Limits.NONE, problems);
    }
  }

  private static boolean compiles(String spec) {
    return ChainCompiler.compile(spec, Limits.NONE, DIALECT, new Problems()) != null;
  }

  private static boolean isStrict(Map<String, ?> values) {
    return Compat.STRICT.name().equalsIgnoreCase(String.valueOf(values.get(JoltConfig.COMPAT)));
  }

  /** How the spec is to be understood; without a word on casts, a schema makes them strict. */
  private static Dialect dialect(Map<String, ?> values) {
    Object onCastError = values.get(JoltConfig.ON_CAST_ERROR);
    OnCastError unsaid =
        values.get(SchemaKeys.SCHEMA) == null ? OnCastError.KEEP : OnCastError.FAIL;
    return new Dialect(
        isStrict(values),
        onCastError == null ? unsaid : JoltConfig.onCastError(onCastError.toString(), unsaid),
        JoltContext.NAMES,
        DIALECT.clock());
  }

  /** The field that the spec works on; null where it is none or no path. */
  static @Nullable FieldPath field(Map<String, ?> values) {
    Object field = values.get(JoltConfig.FIELD);
    return field == null ? null : FieldPath.parse(field.toString(), new Problems());
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
    return spec == null
        ? null
        : ChainCompiler.compile(spec.toString(), limits, dialect(values), problems);
  }
}
