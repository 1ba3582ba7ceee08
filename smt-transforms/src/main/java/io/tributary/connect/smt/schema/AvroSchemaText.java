package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Avro record. A union of null and one other type is a column that may be null. */
final class AvroSchemaText extends JsonSchemaText {

  private static final Map<String, ColumnType> SIMPLE =
      Map.of(
          "boolean", new BooleanType(),
          "int", IntegerType.INT,
          "long", IntegerType.BIGINT,
          "float", FloatingType.FLOAT,
          "double", FloatingType.DOUBLE,
          "string", new StringType(),
          "enum", new StringType(),
          "bytes", new BytesType(),
          "fixed", new BytesType());

  /** The types that were named so far, which later ones may refer to. */
  private final Map<String, ColumnType> named = new HashMap<>();

  /** The namespace of the outermost record, which those inside it share. */
  private @Nullable String enclosing;

  AvroSchemaText(Problems problems) {
    super(problems);
  }

  @Override
  ColumnType type(JsonNode node, String path) {
    if (node instanceof JsonString name) {
      return byName(name, path);
    }
    if (node instanceof JsonArray union) {
      return union(union, path);
    }
    JsonNode inner = node instanceof JsonObject object ? node(object, "type") : null;
    if (inner == null) {
      return refuse(node, path, "found " + node.kind(), "a type");
    }
    return inner instanceof JsonString name
        ? complex((JsonObject) node, name, path)
        : type(inner, path);
  }

  private ColumnType complex(JsonObject schema, JsonString type, String path) {
    if (enclosing == null) {
      enclosing = text(schema, "namespace");
    }
    ColumnType logical = logical(schema, path);
    ColumnType found =
        logical != null
            ? logical
            : switch (type.text()) {
              case "record" -> struct(schema, path);
              case "array" -> new ArrayType(part(schema, "items", path));
              case "map" ->
                  new MapType(new Item(new StringType(), true), part(schema, "values", path));
              default -> byName(type, path);
            };
    String name = text(schema, "name");
    if (name != null) {
      named.put(name, found);
      named.put(fullName(schema, name), found);
    }
    return found;
  }

  private @Nullable ColumnType logical(JsonObject schema, String path) {
    String logical = text(schema, "logicalType");
    if (logical == null) {
      return null;
    }
    return switch (logical) {
      case "date" -> new DateType();
      case "time-millis" -> new TimeType();
      case "timestamp-millis", "local-timestamp-millis" -> TimestampType.PLAIN;
      case "timestamp-micros", "local-timestamp-micros" -> TimestampType.ofUnit("us", "0.001");
      case "decimal" ->
          decimal(
              schema,
              path,
              integer(node(schema, "precision"), 0),
              integer(node(schema, "scale"), 0));
      default -> null; // Avro's rule: an unknown one is read as what it stands on
    };
  }

  private ColumnType byName(JsonString name, String path) {
    ColumnType type = SIMPLE.get(name.text());
    ColumnType known = type == null ? named.get(name.text()) : type;
    if (known == null) {
      problems.addUnknown(name.at(), path, "unknown type", name.text(), SIMPLE.keySet());
      return REFUSED;
    }
    return known;
  }

  private ColumnType union(JsonArray union, String path) {
    List<JsonNode> others = union.items().stream().filter(item -> !isNull(item)).toList();
    if (others.size() != 1) {
      return refuse(union, path, "a union of several types", "[\"null\", type]");
    }
    return type(others.get(0), path);
  }

  private Item part(JsonObject schema, String name, String path) {
    JsonNode part = node(schema, name);
    if (part == null) {
      return new Item(refuse(schema, path, "there is no '" + name + "'", "a type"), false);
    }
    return new Item(type(part, path + "/" + name), !mayBeNull(part));
  }

  private static boolean isNull(JsonNode node) {
    return node instanceof JsonString text && text.text().equals("null");
  }

  private static boolean mayBeNull(JsonNode type) {
    return type instanceof JsonArray union
        && union.items().stream().anyMatch(AvroSchemaText::isNull);
  }

  @Override
  @Nullable Column field(JsonObject field, String path) {
    String name = text(field, "name");
    JsonNode type = node(field, "type");
    return name == null || type == null
        ? null
        : new Column(
            name,
            item(type(type, path), !mayBeNull(type), node(field, "default"), path),
            field.at());
  }

  @Override
  @Nullable String name(JsonObject schema) {
    String name = text(schema, "name");
    return name == null ? null : fullName(schema, name);
  }

  private String fullName(JsonObject schema, String name) {
    String own = text(schema, "namespace");
    String namespace = own == null ? enclosing : own;
    return namespace == null || name.contains(".") ? name : namespace + "." + name;
  }
}
