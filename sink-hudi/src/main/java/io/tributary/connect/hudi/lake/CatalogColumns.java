package io.tributary.connect.hudi.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.hudi.catalog.CatalogColumn;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The table's columns as Hive and Spark name their types. */
final class CatalogColumns {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CatalogColumns() {}

  static List<CatalogColumn> of(TableSchema schema) {
    return new Schema.Parser()
        .parse(schema.json()).getFields().stream()
            .map(
                field ->
                    new CatalogColumn(
                        field.name(), hive(field.schema()), spark(field.schema()).toString()))
            .toList();
  }

  private static String hive(Schema column) {
    Schema type = SchemaUnion.notNull(column);
    LogicalType logical = type.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (logical != null) {
      return logical instanceof LogicalTypes.Date ? "date" : "timestamp";
    }
    return switch (type.getType()) {
      case RECORD ->
          type.getFields().stream()
              .map(field -> field.name().toLowerCase(Locale.ROOT) + ":" + hive(field.schema()))
              .collect(Collectors.joining(",", "struct<", ">"));
      case ARRAY -> "array<" + hive(type.getElementType()) + ">";
      case MAP -> "map<string," + hive(type.getValueType()) + ">";
      case LONG -> "bigint";
      case BYTES -> "binary";
      default -> type.getType().getName();
    };
  }

  private static JsonNode spark(Schema column) {
    Schema type = SchemaUnion.notNull(column);
    LogicalType logical = type.getLogicalType();
    if (logical != null) {
      // Hive's names of these are Spark's.
      return JSON.textNode(hive(type));
    }
    return switch (type.getType()) {
      case RECORD -> struct(type);
      case ARRAY ->
          container("array")
              .<ObjectNode>set("elementType", spark(type.getElementType()))
              .put("containsNull", true);
      case MAP ->
          container("map")
              .put("keyType", "string")
              .<ObjectNode>set("valueType", spark(type.getValueType()))
              .put("valueContainsNull", true);
      case INT -> JSON.textNode("integer");
      case LONG -> JSON.textNode("long");
      case BYTES -> JSON.textNode("binary");
      default -> JSON.textNode(type.getType().getName());
    };
  }

  private static ObjectNode container(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode struct(Schema type) {
    ObjectNode struct = container("struct");
    var fields = struct.putArray("fields");
    for (Schema.Field field : type.getFields()) {
      ObjectNode node = fields.addObject().put("name", field.name());
      node.set("type", spark(field.schema()));
      node.put("nullable", true);
      node.putObject("metadata");
    }
    return struct;
  }
}
