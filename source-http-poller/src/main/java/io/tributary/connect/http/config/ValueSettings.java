package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a record as a whole.
 *
 * @param schemaMode never {@code AUTO}
 * @param declared a schema as DDL or as Connect's JSON; empty if none is declared
 * @param name of a struct's schema; null for none
 */
public record ValueSettings(
    ValueMode mode,
    SchemaMode schemaMode,
    String declared,
    @Nullable String name,
    SchemaEvolution evolution) {

  public static final String MODE = "value.mode";
  public static final String SCHEMA_MODE = "schema.mode";
  public static final String DECLARED = "schema.declared";
  public static final String NAME = "schema.name";
  public static final String EVOLUTION = "schema.evolution";

  private static final EnumValidator<ValueMode> MODES = EnumValidator.of(ValueMode.class);
  private static final EnumValidator<SchemaMode> SCHEMAS = EnumValidator.of(SchemaMode.class);
  private static final EnumValidator<SchemaEvolution> EVOLUTIONS =
      EnumValidator.of(SchemaEvolution.class);

  static void define(KeyGroup group) {
    group
        .key(
            MODE,
            ConfigDef.Type.STRING,
            "struct",
            MODES,
            Importance.HIGH,
            "What a record's value is: a struct with a schema; a map without one; the record as a"
                + " text of json, for the StringConverter; or its raw bytes, for the"
                + " ByteArrayConverter.")
        .key(
            SCHEMA_MODE,
            ConfigDef.Type.STRING,
            "auto",
            SCHEMAS,
            Importance.MEDIUM,
            "Where a struct's schema comes from: record.columns, schema.declared, the protobuf"
                + " descriptor, or inferred from the records. auto takes the first of these that is"
                + " there.")
        .key(
            DECLARED,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Schema of a record, as DDL (id STRING NOT NULL, at TIMESTAMP, pos STRUCT<lat DOUBLE, lon"
                + " DOUBLE>, tags ARRAY<STRING>) or as JSON in the form of Connect's JsonConverter."
                + " With schema.mode=inferred it is what inference begins with.")
        .key(
            NAME,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Name of the value's schema, as some converters need it.")
        .key(
            EVOLUTION,
            ConfigDef.Type.STRING,
            "append",
            EVOLUTIONS,
            Importance.MEDIUM,
            "Inferred schemas: append adds optional fields and widens int64 to float64, and counts"
                + " the schema's version up; none keeps what the first batch showed, and a record"
                + " that needs more is a bad record. Any other change of type is one in any case.");
  }

  static ValueSettings from(AbstractConfig config, ResponseFormat format) {
    SchemaMode written = SCHEMAS.parse(config.getString(SCHEMA_MODE));
    String declared = config.getString(DECLARED);
    boolean columns = !config.getList(RecordSettings.COLUMNS).isEmpty();
    String name = config.getString(NAME);
    return new ValueSettings(
        MODES.parse(config.getString(MODE)),
        written == SchemaMode.AUTO ? found(columns, !declared.isEmpty(), format) : written,
        declared,
        name.isEmpty() ? null : name,
        EVOLUTIONS.parse(config.getString(EVOLUTION)));
  }

  private static SchemaMode found(boolean columns, boolean declared, ResponseFormat format) {
    if (columns) {
      return SchemaMode.COLUMNS;
    }
    if (declared) {
      return SchemaMode.DECLARED;
    }
    return format.isProtobuf() ? SchemaMode.DESCRIPTOR : SchemaMode.INFERRED;
  }

  /** Whether values are structs of {@code record.columns}. */
  public boolean hasColumns() {
    return mode == ValueMode.STRUCT && schemaMode == SchemaMode.COLUMNS;
  }
}
