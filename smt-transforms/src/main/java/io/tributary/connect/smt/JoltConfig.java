package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.slot.SlotPlan;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of {@link Jolt}. */
final class JoltConfig {

  static final String SPEC = "spec";
  static final String FIELD = "field";
  static final String COMPAT = "compat";
  static final String ON_CAST_ERROR = "on.cast.error";
  static final String ON_EMPTY = "on.empty";
  static final String MAX_INDEX = "limits.max.index";
  static final String MAX_NODES = "limits.max.output.nodes";

  static final int DEFAULT_MAX_INDEX = 10_000;
  static final int DEFAULT_MAX_NODES = 1_000_000;

  private static final String TRANSFORMATION_GROUP = "Transformation";
  private static final String OUTPUT_GROUP = "Output";
  private static final String LIMITS_GROUP = "Limits";

  private static final EnumValidator<OnEmpty> ON_EMPTY_VALUES = EnumValidator.of(OnEmpty.class);

  private static final EnumValidator<Compat> COMPAT_VALUES = EnumValidator.of(Compat.class);
  private static final EnumValidator<OnCastError> ON_CAST_ERROR_VALUES =
      EnumValidator.of(OnCastError.class);

  private static final Logger LOG = LoggerFactory.getLogger(Jolt.class);

  static final ConfigDef DEFINITION =
      CommonKeys.define(
          limits(InferenceKeys.define(output(strictness(transformation(new ConfigDef()))))));

  private JoltConfig() {}

  private static ConfigDef transformation(ConfigDef definition) {
    return definition
        .define(
            SPEC,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new TextValidator(
                "a Jolt spec",
                (spec, problems) ->
                    ChainCompiler.compile(spec, Limits.NONE, JoltKeys.DIALECT, problems)),
            Importance.HIGH,
            "The Jolt spec, as JSON (// and /* comments are read over): an array of operations, or"
                + " one operation. Operations: shift, default, remove, cardinality, sort,"
                + " modify-overwrite-beta, modify-default-beta and modify-define-beta, with the"
                + " meaning they have in Jolt 0.1.8, and all functions of it and of its community"
                + " fork. ^topic, ^partition, ^offset, ^timestamp, ^key and ^headers.x read from"
                + " the record around the value. A spec that cannot be compiled is refused when the"
                + " connector is created, with line, column and path of every error.",
            TRANSFORMATION_GROUP,
            1,
            Width.LONG,
            "Jolt spec",
            new CrossKeyCheck(JoltKeys::specKeepsCompat))
        .define(
            FIELD,
            ConfigDef.Type.STRING,
            null,
            new TextValidator("a path, such as after.`a.b`", FieldPath::parse),
            Importance.MEDIUM,
            "The field that the spec works on, in place of the whole key or value; dots nest,"
                + " backticks stand around names with dots. The output takes the field's place, and"
                + " all around it stays. A record in which the field lacks or is null stays as it"
                + " is. A struct keeps its schema with the field's exchanged where `schema` is"
                + " given, and becomes a map without a schema where not.",
            TRANSFORMATION_GROUP,
            2,
            Width.MEDIUM,
            "Field to work on");
  }

  private static ConfigDef strictness(ConfigDef definition) {
    return definition
        .define(
            COMPAT,
            ConfigDef.Type.STRING,
            "jolt",
            COMPAT_VALUES,
            Importance.MEDIUM,
            "How far the spec may rely on what Jolt passes over in silence. With jolt, a function"
                + " that cannot take its arguments writes nothing, and calls that can never work"
                + " are logged as warnings when the task starts. With strict, the former fails the"
                + " record and the latter the spec.",
            TRANSFORMATION_GROUP,
            3,
            Width.SHORT,
            "Compatibility",
            COMPAT_VALUES)
        .define(
            ON_CAST_ERROR,
            ConfigDef.Type.STRING,
            null,
            ON_CAST_ERROR_VALUES,
            Importance.MEDIUM,
            "What becomes of a value that =toInteger, =toLong, =toDouble, =toBoolean or a sum"
                + " cannot convert, because it is no such value or beyond the type's range: keep"
                + " leaves it as it is, as Jolt does, null writes null, fail refuses the record. A"
                + " further alternative beside the function ([\"=toInteger\", 0]) comes first."
                + " Unset, it is fail where a `schema` is given and keep where not.",
            TRANSFORMATION_GROUP,
            4,
            Width.SHORT,
            "When a cast fails",
            ON_CAST_ERROR_VALUES);
  }

  private static ConfigDef output(ConfigDef definition) {
    return definition
        .define(
            SchemaKeys.SCHEMA,
            ConfigDef.Type.STRING,
            null,
            new TextValidator(
                "columns, such as id STRING!, lat DOUBLE; a schema as JSON; or infer",
                SchemaKeys::check),
            Importance.HIGH,
            "The columns of the output: `name TYPE [!|NOT NULL] [DEFAULT literal] [FROM path],"
                + " ...`. Types: BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE,"
                + " DECIMAL(p,s), STRING, BYTES, DATE, TIME, TIMESTAMP(s|ms|us|iso|'pattern'),"
                + " STRUCT<...>, ARRAY<...>, MAP<...>, JSON (any value as its JSON text). A name"
                + " with other signs than letters, digits and _ stands in backticks. FROM pos.lat"
                + " takes the value from another place of the spec's output. Values are converted"
                + " where nothing is lost, so the string \"12\" fits INT and 12.5 does not (but"
                + " what a TIMESTAMP has below the millisecond is cut off); a value that does not"
                + " fit, or a lacking one of a NOT NULL column, fails the record. A single value"
                + " fits an ARRAY, and an ARRAY for which nothing was written is empty. What is not"
                + " declared is left out. A schema that starts with { is read as Connect's JSON"
                + " converter writes it, or as an Avro record. With `infer` the columns are what"
                + " records hold: see the infer keys. Without a schema, structs and maps alike"
                + " become maps without a schema, in which dates and timestamps of a struct are"
                + " milliseconds since the epoch and decimals are strings.",
            OUTPUT_GROUP,
            1,
            Width.LONG,
            "Output columns",
            new CrossKeyCheck(JoltKeys::specFillsSchema))
        .define(
            SchemaKeys.SCHEMA_NAME,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.LOW,
            "The name of the declared schema, for converters that register schemas by name."
                + " Needs `schema`.",
            OUTPUT_GROUP,
            2,
            Width.MEDIUM,
            "Schema name",
            new CrossKeyCheck(JoltKeys::nameHasSchema))
        .define(
            ON_EMPTY,
            ConfigDef.Type.STRING,
            "fail",
            ON_EMPTY_VALUES,
            Importance.MEDIUM,
            "What becomes of a record for which the spec writes nothing: fail refuses it (the"
                + " connector's errors.tolerance decides what follows), drop filters it out, pass"
                + " leaves it as it was, tombstone makes its value null. Jolt itself gives null,"
                + " which would delete the record's key downstream.",
            OUTPUT_GROUP,
            3,
            Width.SHORT,
            "When nothing is written",
            ON_EMPTY_VALUES);
  }

  private static ConfigDef limits(ConfigDef definition) {
    return definition
        .define(
            MAX_INDEX,
            ConfigDef.Type.INT,
            DEFAULT_MAX_INDEX,
            Range.atLeast(0),
            Importance.LOW,
            "The highest list index that a spec may write. The index can come from the record, and"
                + " the list is filled with nulls up to it; a record that asks for more fails.",
            LIMITS_GROUP,
            1,
            Width.SHORT,
            "Highest list index",
            new CrossKeyCheck(JoltKeys::specKeepsLimits))
        .define(
            MAX_NODES,
            ConfigDef.Type.INT,
            DEFAULT_MAX_NODES,
            Range.atLeast(1),
            Importance.LOW,
            "How many values, objects and lists one record may make the spec create; a record that"
                + " asks for more fails. Parts of the input that are moved whole count as one, each"
                + " 100 characters of a text that a function makes as one. The default has room for"
                + " bodies of ten thousand rows in specs of several steps.",
            LIMITS_GROUP,
            2,
            Width.SHORT,
            "Most values created");
  }

  /** The policy that a value names; the other one where it names none, which is refused already. */
  static OnCastError onCastError(String value, OnCastError otherwise) {
    return Stream.of(OnCastError.values())
        .filter(policy -> policy.name().equalsIgnoreCase(value))
        .findFirst()
        .orElse(otherwise);
  }

  /** Compiles a config that was checked, and logs what is suspicious about it. */
  static JoltSettings compile(AbstractConfig config) {
    Map<String, ?> values = config.values();
    Limits limits = JoltKeys.limits(values);
    Problems problems = new Problems();
    Chain chain = Objects.requireNonNull(JoltKeys.chain(values, limits, problems));
    JoltKeys.warn(values, chain, problems);
    problems.warnings().forEach(warning -> LOG.warn("Jolt: {}", warning.describe(SPEC)));
    OutputSchema schema = SchemaKeys.declared(values);
    List<Column> columns = schema == null ? List.of() : schema.columns();
    // A plan puts values where columns of their names are.
    boolean named = columns.stream().allMatch(column -> column.from() == null);
    return new JoltSettings(
        chain,
        named ? SlotPlan.of(chain, columns.stream().map(Column::name).toList(), limits) : null,
        SchemaKeys.typing(config),
        ON_EMPTY_VALUES.parse(config.getString(ON_EMPTY)),
        limits,
        JoltKeys.field(values));
  }
}
