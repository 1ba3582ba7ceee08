package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.smt.edit.RowPlace;
import io.tributary.connect.smt.fromjson.JsonRows;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.connect.smt.schema.TimestampFormats;
import io.tributary.connect.smt.schema.Typing;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The keys of {@link FromJson}. */
final class FromJsonConfig {

  static final String FIELD = "field";
  static final String TARGET = "target";
  static final String MODE = "mode";
  static final String CORRUPT_FIELD = "corrupt.field";
  static final String MAX_BYTES = "limits.max.bytes";
  static final String TIMESTAMP_FORMATS = "timestamp.formats";

  private static final String OUTPUT_GROUP = "Output";
  private static final String INPUT_GROUP = "Input";

  private static final EnumValidator<FromJsonMode> MODES = EnumValidator.of(FromJsonMode.class);

  static final ConfigDef DEFINITION =
      CommonKeys.define(InferenceKeys.define(input(faults(output(new ConfigDef())))));

  private FromJsonConfig() {}

  private static ConfigDef output(ConfigDef definition) {
    return definition
        .define(
            SchemaKeys.SCHEMA,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new TextValidator(
                "columns, such as word STRING!, count BIGINT; a schema as JSON; or infer",
                SchemaKeys::check),
            Importance.HIGH,
            "The columns of the output, in the notation of Jolt's `schema` key. What the JSON has"
                + " beside them is left out; what it lacks is null, or an empty ARRAY. Integers"
                + " beyond 64 bits fit DECIMAL and STRING. With `infer` the columns are what"
                + " records hold, fractions as doubles: see the infer keys.",
            OUTPUT_GROUP,
            1,
            Width.LONG,
            "Output columns")
        .define(
            SchemaKeys.SCHEMA_NAME,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.LOW,
            "The name of the schema, for converters that register schemas by name.",
            OUTPUT_GROUP,
            2,
            Width.MEDIUM,
            "Schema name")
        .define(
            TIMESTAMP_FORMATS,
            ConfigDef.Type.STRING,
            null,
            new TextValidator(
                "patterns, such as yyyy-MM-dd HH:mm:ss; dd/MM/yyyy HH:mm",
                TimestampFormats::parseAll),
            Importance.LOW,
            "Patterns of Java's DateTimeFormatter for texts of TIMESTAMP and TIMESTAMP(iso)"
                + " columns, with semicolons between them. The first that fits the whole text reads"
                + " it; ISO comes last. Without an offset a text is UTC.",
            OUTPUT_GROUP,
            5,
            Width.LONG,
            "Formats of timestamps",
            new CrossKeyCheck(FromJsonConfig::formatsAreUsed));
  }

  private static ConfigDef faults(ConfigDef definition) {
    return definition
        .define(
            MODE,
            ConfigDef.Type.STRING,
            "fail",
            MODES,
            Importance.MEDIUM,
            "What becomes of a text that is no JSON, has a declared key twice, or holds a value"
                + " that does not fit its column: fail refuses the record (see on.error);"
                + " permissive gives a row in which all columns are null but `corrupt.field`, which"
                + " keeps the text.",
            OUTPUT_GROUP,
            3,
            Width.SHORT,
            "When it cannot be read",
            MODES)
        .define(
            CORRUPT_FIELD,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.MEDIUM,
            "The name of the column for texts that cannot be read, which is added to the columns of"
                + " `schema` (or, if they are inferred, of the seed) as a STRING. Needs"
                + " mode=permissive, and is needed by it.",
            OUTPUT_GROUP,
            4,
            Width.MEDIUM,
            "Column of corrupt texts",
            new CrossKeyCheck(FromJsonConfig::corruptFieldFits));
  }

  private static ConfigDef input(ConfigDef definition) {
    return definition
        .define(
            FIELD,
            ConfigDef.Type.STRING,
            null,
            new TextValidator("a path, such as after.payload", FieldPath::parse),
            Importance.MEDIUM,
            "The field that holds the JSON, where it is not the whole key or value. It may be a"
                + " string, bytes in UTF-8 (with or without a byte order mark), a map or a struct.",
            INPUT_GROUP,
            1,
            Width.MEDIUM,
            "Field")
        .define(
            TARGET,
            ConfigDef.Type.STRING,
            null,
            new TextValidator("a path, such as payload", FieldPath::parse),
            Importance.LOW,
            "The field that the row is written to. Without it the row takes the place of `field`.",
            INPUT_GROUP,
            2,
            Width.MEDIUM,
            "Target",
            new CrossKeyCheck(FromJsonConfig::targetFits))
        .define(
            MAX_BYTES,
            ConfigDef.Type.INT,
            10_000_000,
            Range.atLeast(1),
            Importance.LOW,
            "The longest text that is read, in bytes (of a string: in characters); a longer one"
                + " cannot be read.",
            INPUT_GROUP,
            3,
            Width.SHORT,
            "Longest text");
  }

  private static void corruptFieldFits(Map<String, ?> values, Problems problems) {
    Object name = values.get(CORRUPT_FIELD);
    boolean permissive =
        FromJsonMode.PERMISSIVE.name().equalsIgnoreCase(String.valueOf(values.get(MODE)));
    if (permissive != (name != null)) {
      problems.add(
          Position.START,
          "",
          permissive
              ? "mode=permissive needs a column for the text"
              : "only mode=permissive has it");
      return;
    }
    if (!permissive) {
      return;
    }
    for (Column column : columns(values)) {
      if (column.name().equals(name)) {
        problems.add(Position.START, "/" + name, "the column is declared already");
      } else if (column.needsValue()) {
        problems.add(
            Position.START,
            "/" + column.name(),
            "mode=permissive leaves all columns null, but this one is required");
      }
    }
  }

  private static void formatsAreUsed(Map<String, ?> values, Problems problems) {
    OutputSchema schema = SchemaKeys.declared(values);
    boolean unknown = schema == null && !InferenceKeys.isInfer(values.get(SchemaKeys.SCHEMA));
    List<DateTimeFormatter> formats = formats(values);
    if (formats.isEmpty() || unknown) {
      return;
    }
    if (schema == null || schema.withFormats(formats) == schema) {
      problems.add(
          Position.START,
          "",
          "no column reads a timestamp by it",
          "a column such as seen TIMESTAMP in `schema`");
    }
  }

  private static List<DateTimeFormatter> formats(Map<String, ?> values) {
    Object text = values.get(TIMESTAMP_FORMATS);
    return text == null ? List.of() : TimestampFormats.parseAll(text.toString(), new Problems());
  }

  private static void targetFits(Map<String, ?> values, Problems problems) {
    FieldPath field = path(values, FIELD);
    FieldPath target = path(values, TARGET);
    if (target != null && field == null && values.get(FIELD) == null) {
      problems.add(Position.START, "", "there is no `field` beside it to read from");
    }
  }

  private static @Nullable FieldPath path(Map<String, ?> values, String key) {
    Object text = values.get(key);
    return text == null ? null : FieldPath.parse(text.toString(), new Problems());
  }

  /** The columns that are declared, wherever. */
  private static List<Column> columns(Map<String, ?> values) {
    if (InferenceKeys.isInfer(values.get(SchemaKeys.SCHEMA))) {
      return InferenceKeys.seed(values);
    }
    OutputSchema schema = SchemaKeys.declared(values);
    return schema == null ? List.of() : schema.columns();
  }

  private static Typing typing(AbstractConfig config) {
    Typing typing = Objects.requireNonNull(SchemaKeys.typing(config));
    return typing instanceof OutputSchema declared
        ? declared.withFormats(formats(config.values()))
        : typing;
  }

  /** Compiles a config that was checked. */
  static FromJsonSettings compile(AbstractConfig config) {
    Map<String, ?> values = config.values();
    FieldPath field = path(values, FIELD);
    FieldPath target = path(values, TARGET);
    FieldPath place = target == null ? field : target;
    return new FromJsonSettings(
        new JsonRows(typing(config), config.getInt(MAX_BYTES), config.getString(CORRUPT_FIELD)),
        field,
        place == null ? null : new RowPlace(place));
  }
}
