package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonLiteral;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.problem.Problems;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** A schema as Connect's JSON converter writes it. */
final class ConnectSchemaText extends JsonSchemaText {

  private static final String TYPES =
      "boolean, int8, int16, int32, int64, float, double, string, bytes, array, map or struct";

  private static final Map<String, ColumnType> SIMPLE =
      Map.of(
          "boolean", new BooleanType(),
          "int8", IntegerType.TINYINT,
          "int16", IntegerType.SMALLINT,
          "int32", IntegerType.INT,
          "int64", IntegerType.BIGINT,
          "float", FloatingType.FLOAT,
          "double", FloatingType.DOUBLE,
          "string", new StringType(),
          "bytes", new BytesType());

  private static final int WIDEST = 38;

  ConnectSchemaText(Problems problems) {
    super(problems);
  }

  @Override
  ColumnType type(JsonNode node, String path) {
    String type = node instanceof JsonObject object ? text(object, "type") : null;
    if (type == null) {
      return refuse(node, path, "no schema of a type", "an object with \"type\": " + TYPES);
    }
    JsonObject schema = (JsonObject) node;
    ColumnType logical = logical(schema, path);
    if (logical != null) {
      return logical;
    }
    return switch (type) {
      case "struct" -> struct(schema, path);
      case "array" -> new ArrayType(part(schema, "items", path));
      case "map" -> new MapType(part(schema, "keys", path), part(schema, "values", path));
      default -> {
        ColumnType simple = SIMPLE.get(type);
        if (simple == null) {
          problems.addUnknown(node.at(), path, "unknown type", type, SIMPLE.keySet());
        }
        yield simple == null ? REFUSED : simple;
      }
    };
  }

  private @Nullable ColumnType logical(JsonObject schema, String path) {
    String name = text(schema, "name");
    if (name == null) {
      return null;
    }
    return switch (name) {
      case Timestamp.LOGICAL_NAME -> TimestampType.PLAIN;
      case Date.LOGICAL_NAME -> new DateType();
      case Time.LOGICAL_NAME -> new TimeType();
      case Decimal.LOGICAL_NAME -> {
        JsonObject parameters =
            node(schema, "parameters") instanceof JsonObject object ? object : schema;
        int precision = integer(node(parameters, DecimalType.PRECISION), WIDEST);
        yield decimal(schema, path, precision, integer(node(parameters, Decimal.SCALE_FIELD), 0));
      }
      default -> null;
    };
  }

  private Item part(JsonObject schema, String name, String path) {
    JsonNode part = node(schema, name);
    if (part == null) {
      return new Item(refuse(schema, path, "there is no '" + name + "'", "a schema"), false);
    }
    return item(type(part, path + "/" + name), isRequired(part), null, path);
  }

  private static boolean isRequired(JsonNode schema) {
    return !(schema instanceof JsonObject object
        && node(object, "optional") instanceof JsonLiteral literal
        && Boolean.TRUE.equals(literal.value()));
  }

  @Override
  @Nullable Column field(JsonObject field, String path) {
    String name = text(field, "field");
    return name == null
        ? null
        : new Column(
            name,
            item(type(field, path), isRequired(field), node(field, "default"), path),
            field.at());
  }

  @Override
  @Nullable String name(JsonObject schema) {
    return text(schema, "name");
  }
}
