package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.Inference;
import io.tributary.connect.smt.schema.InferenceSettings;
import io.tributary.connect.smt.schema.OnSchemaLimit;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The keys of transforms whose schema can be inferred, beside {@code schema} itself. */
final class InferenceKeys {

  static final String SEED = "infer.seed";
  static final String MAX_DEPTH = "infer.max.depth";
  static final String MAX_FIELDS = "infer.max.fields";
  static final String MAX_VERSIONS = "infer.max.versions";
  static final String ON_LIMIT = "on.schema.limit";

  private static final String INFER = "infer";
  private static final String GROUP = "Inferred schema";

  private static final EnumValidator<OnSchemaLimit> ON_LIMIT_VALUES =
      EnumValidator.of(OnSchemaLimit.class);

  private InferenceKeys() {}

  static ConfigDef define(ConfigDef definition) {
    return limits(seed(definition));
  }

  private static ConfigDef seed(ConfigDef definition) {
    return definition.define(
        SEED,
        ConfigDef.Type.STRING,
        null,
        new TextValidator(
            "columns, such as id STRING!, lat DOUBLE",
            (ddl, problems) -> OutputSchema.compileNames(ddl, problems)),
        Importance.LOW,
        "The columns that an inferred schema starts with, as `schema` would declare them. A"
            + " restart begins with these and no memory of what it had inferred. Columns of"
            + " other types than the inferred ones, and those that are NOT NULL or have a"
            + " DEFAULT, keep their type.",
        GROUP,
        1,
        Width.LONG,
        "First columns",
        new CrossKeyCheck(InferenceKeys::seedIsUsed));
  }

  private static ConfigDef limits(ConfigDef definition) {
    return definition
        .define(
            MAX_DEPTH,
            ConfigDef.Type.INT,
            3,
            Range.between(0, 100),
            Importance.LOW,
            "How many objects deep nested objects become structs; below that they become STRING"
                + " columns with their JSON text.",
            GROUP,
            2,
            Width.SHORT,
            "Deepest struct")
        .define(
            MAX_FIELDS,
            ConfigDef.Type.INT,
            500,
            Range.atLeast(1),
            Importance.LOW,
            "How many columns the inferred schema of one topic may have, nested ones included.",
            GROUP,
            3,
            Width.SHORT,
            "Most columns")
        .define(
            MAX_VERSIONS,
            ConfigDef.Type.INT,
            50,
            Range.atLeast(1),
            Importance.LOW,
            "How often the inferred schema of one topic may change between two starts.",
            GROUP,
            4,
            Width.SHORT,
            "Most versions")
        .define(
            ON_LIMIT,
            ConfigDef.Type.STRING,
            "fail",
            ON_LIMIT_VALUES,
            Importance.LOW,
            "What becomes of a record that would widen an inferred schema beyond these limits: fail"
                + " refuses it, json writes what has no place in the schema as JSON text into one"
                + " last column, `_more`.",
            GROUP,
            5,
            Width.SHORT,
            "When the schema is full",
            ON_LIMIT_VALUES);
  }

  /** Whether the value of a {@code schema} key asks for inference. */
  static boolean isInfer(@Nullable Object schema) {
    return schema != null && schema.toString().trim().equalsIgnoreCase(INFER);
  }

  private static void seedIsUsed(Map<String, ?> values, Problems problems) {
    if (values.get(SEED) != null && !isInfer(values.get(SchemaKeys.SCHEMA))) {
      problems.add(Position.START, "", "nothing is inferred", "`schema`=infer beside it");
    }
  }

  /** The columns to start with; none where the seed does not compile. */
  static List<Column> seed(Map<String, ?> values) {
    Object ddl = values.get(SEED);
    OutputSchema seed =
        ddl == null ? null : OutputSchema.compileNames(ddl.toString(), new Problems());
    return seed == null ? List.of() : seed.columns();
  }

  /** A fresh inference; the config was checked. */
  static Inference inference(AbstractConfig config, @Nullable String name) {
    return new Inference(
        new InferenceSettings(
            name,
            seed(config.values()),
            config.getInt(MAX_DEPTH),
            config.getInt(MAX_FIELDS),
            config.getInt(MAX_VERSIONS),
            ON_LIMIT_VALUES.parse(config.getString(ON_LIMIT))));
  }
}
