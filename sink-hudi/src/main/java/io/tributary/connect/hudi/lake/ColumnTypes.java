package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.DebeziumTypes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** The table's columns for the fields of a record: Connect's schema as Avro's. */
final class ColumnTypes {

  private static final int MAX_PRECISION = 38;
  private static final String PRECISION_PARAMETER = "connect.decimal.precision";
  private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String RESERVED_PREFIX = "_hoodie_";

  private final Set<String> required;
  private final Set<String> leftOut;

  /**
   * @param required columns that are never null; all others are, whatever the record's schema says
   * @param leftOut fields of the record that are no columns
   */
  ColumnTypes(List<String> required, Set<String> leftOut) {
    this.required = Set.copyOf(required);
    this.leftOut = leftOut;
  }

  /** The schema of a table whose rows are such records. */
  Schema table(org.apache.kafka.connect.data.Schema record, String tableName) {
    String namespace = "hoodie." + tableName;
    return record(record, tableName + "_record", namespace, true);
  }

  private Schema record(
      org.apache.kafka.connect.data.Schema struct, String name, String namespace, boolean top) {
    String inner = namespace + "." + name;
    Set<String> seen = new HashSet<>();
    List<Schema.Field> fields = new ArrayList<>();
    for (Field field : struct.fields()) {
      if ((top && leftOut.contains(field.name())) || holdsNothing(field.schema())) {
        continue;
      }
      requireLegal(field.name(), seen);
      Schema type = type(field.schema(), field.name(), inner);
      boolean never = top && required.contains(field.name());
      fields.add(
          never
              ? new Schema.Field(field.name(), type)
              : new Schema.Field(
                  field.name(), nullable(type), null, Schema.Field.NULL_DEFAULT_VALUE));
    }
    return Schema.createRecord(name, null, namespace, false, fields);
  }

  /** A struct without fields, or a container of such: Parquet has no column for it. */
  private static boolean holdsNothing(org.apache.kafka.connect.data.Schema schema) {
    return switch (schema.type()) {
      case STRUCT -> schema.fields().stream().allMatch(field -> holdsNothing(field.schema()));
      case ARRAY, MAP -> holdsNothing(schema.valueSchema());
      default -> false;
    };
  }

  private static void requireLegal(String name, Set<String> seen) {
    if (!LEGAL_NAME.matcher(name).matches()) {
      throw new DataException(
          "field " + name + " has a name that no column can have; rename it with a transform");
    }
    if (name.startsWith(RESERVED_PREFIX)) {
      throw new DataException(
          "field " + name + " has a name that Hudi keeps for itself; rename it with a transform");
    }
    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
      throw new DataException(
          "two fields are named " + name + " but for upper and lower case; rename one of them");
    }
  }

  private Schema type(org.apache.kafka.connect.data.Schema schema, String name, String namespace) {
    String logical = schema.name();
    if (logical != null) {
      Schema known = logicalType(schema, logical, name, namespace);
      if (known != null) {
        return known;
      }
    }
    return switch (schema.type()) {
      case INT8, INT16, INT32 -> Schema.create(Schema.Type.INT);
      case INT64 -> Schema.create(Schema.Type.LONG);
      case FLOAT32 -> Schema.create(Schema.Type.FLOAT);
      case FLOAT64 -> Schema.create(Schema.Type.DOUBLE);
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case STRING -> Schema.create(Schema.Type.STRING);
      case BYTES -> Schema.create(Schema.Type.BYTES);
      case STRUCT -> record(schema, name, namespace, false);
      case ARRAY ->
          Schema.createArray(
              nullable(type(schema.valueSchema(), "element", namespace + "." + name)));
      case MAP -> map(schema, name, namespace);
    };
  }

  private Schema map(org.apache.kafka.connect.data.Schema schema, String name, String namespace) {
    if (schema.keySchema().type() != org.apache.kafka.connect.data.Schema.Type.STRING) {
      throw new DataException("field " + name + " is a map whose keys are no strings");
    }
    return Schema.createMap(nullable(type(schema.valueSchema(), "value", namespace + "." + name)));
  }

  private static @Nullable Schema logicalType(
      org.apache.kafka.connect.data.Schema schema, String logical, String name, String namespace) {
    return switch (logical) {
      // Older readers take milliseconds for microseconds, so there is one unit.
      case Timestamp.LOGICAL_NAME, DebeziumTypes.TIMESTAMP, DebeziumTypes.MICRO_TIMESTAMP ->
          LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case Date.LOGICAL_NAME, DebeziumTypes.DATE ->
          LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      // Spark has no type for the time of day and refuses such a column: plain microseconds.
      case Time.LOGICAL_NAME -> Schema.create(Schema.Type.LONG);
      case Decimal.LOGICAL_NAME -> decimal(schema, name, namespace);
      default -> null;
    };
  }

  /** Fixed, not bytes: Spark's vectorised reader knows no other decimal. */
  private static Schema decimal(
      org.apache.kafka.connect.data.Schema schema, String name, String namespace) {
    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
    String stated = schema.parameters().get(PRECISION_PARAMETER);
    int precision = stated == null ? MAX_PRECISION : Integer.parseInt(stated);
    if (precision > MAX_PRECISION || scale > precision || scale < 0) {
      throw new DataException(
          "field %s is a decimal of precision %d and scale %d; a table keeps up to %d digits"
              .formatted(name, precision, scale, MAX_PRECISION));
    }
    Schema fixed = Schema.createFixed("fixed", null, namespace + "." + name, bytesFor(precision));
    return LogicalTypes.decimal(precision, scale).addToSchema(fixed);
  }

  /** The fewest bytes whose signed range holds so many digits. */
  private static int bytesFor(int precision) {
    int bits = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE).bitLength();
    return bits / Byte.SIZE + 1;
  }

  static Schema nullable(Schema type) {
    return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
  }
}
