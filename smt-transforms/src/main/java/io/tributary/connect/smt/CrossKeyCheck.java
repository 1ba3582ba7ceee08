package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys that contradict one another. A validator sees one value only; a recommender sees all
 * of them, and Connect attaches what it throws to its key in the answer to the POST. Keys that are
 * wrong by themselves are left to their validators.
 */
final class CrossKeyCheck implements ConfigDef.Recommender {

  private final Consumer<Map<String, ?>> check;

  CrossKeyCheck(Consumer<Map<String, ?>> check) {
    this.check = check;
  }

  @Override
  public List<Object> validValues(String key, Map<String, Object> parsed) {
    check.accept(parsed);
    return List.of();
  }

  @Override
  public boolean visible(String key, Map<String, Object> parsed) {
    return true;
  }

  /** Every column that needs a value is written by the spec, and its defaults fit. */
  static void specFillsSchema(Map<String, ?> values) {
    Limits limits = limits(values);
    Chain chain = chain(values, limits, new Problems());
    OutputSchema schema = schema(values);
    if (chain != null && schema != null) {
      Problems problems = new Problems();
      SpecAgainstSchema.check(chain, schema, limits, problems);
      refuse(JoltConfig.SCHEMA, problems);
    }
  }

  /** A name stands only beside a schema. */
  static void nameHasSchema(Map<String, ?> values) {
    if (values.get(JoltConfig.SCHEMA_NAME) != null && values.get(JoltConfig.SCHEMA) == null) {
      Problems problems = new Problems();
      problems.add(
          Position.START, "", "there is no schema to name", "`schema` beside it, or neither");
      refuse(JoltConfig.SCHEMA_NAME, problems);
    }
  }

  /** The literal indexes of the spec are within the limit. */
  static void specKeepsLimits(Map<String, ?> values) {
    if (chain(values, Limits.NONE, new Problems()) != null) {
      Problems problems = new Problems();
      chain(values, limits(values), problems);
      refuse(JoltConfig.SPEC, problems);
    }
  }

  /** The settings of a config whose single keys are right; refuses what contradicts. */
  static JoltSettings compile(Map<String, ?> values, OnEmpty onEmpty) {
    Limits limits = limits(values);
    specFillsSchema(values);
    nameHasSchema(values);
    specKeepsLimits(values);
    Chain chain = Objects.requireNonNull(chain(values, limits, new Problems()));
    return new JoltSettings(chain, schema(values), onEmpty, limits);
  }

  /** The limits; a value that is no number was refused already, and stands for its default here. */
  private static Limits limits(Map<String, ?> values) {
    Object maxIndex = values.get(JoltConfig.MAX_INDEX);
    Object maxNodes = values.get(JoltConfig.MAX_NODES);
    return new Limits(
        maxIndex instanceof Integer number ? number : JoltConfig.DEFAULT_MAX_INDEX,
        maxNodes instanceof Integer number ? number : JoltConfig.DEFAULT_MAX_NODES);
  }

  private static @Nullable Chain chain(Map<String, ?> values, Limits limits, Problems problems) {
    Object spec = values.get(JoltConfig.SPEC);
    return spec == null ? null : ChainCompiler.compile(spec.toString(), limits, problems);
  }

  private static @Nullable OutputSchema schema(Map<String, ?> values) {
    Object ddl = values.get(JoltConfig.SCHEMA);
    Object name = values.get(JoltConfig.SCHEMA_NAME);
    return ddl == null
        ? null
        : OutputSchema.compile(
            ddl.toString(), name == null ? null : name.toString(), new Problems());
  }

  private static void refuse(String key, Problems problems) {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.describe(key));
    }
  }
}
