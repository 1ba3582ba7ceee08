package io.tributary.integration;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes what the Spark runtime's dump writes: one line of schema, then one row a line. */
final class SparkJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private SparkJson() {}

  static List<Row> rows(List<String> lines) throws IOException {
    JsonNode schema = MAPPER.readTree(lines.get(0));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(struct(schema, MAPPER.readTree(line)));
    }
    return rows;
  }

  private static Row struct(JsonNode schema, JsonNode json) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (JsonNode field : schema.path("fields")) {
      String name = field.path("name").asText();
      values.put(name, value(field.path("type"), json.path(name)));
    }
    return new Row(values);
  }

  private static @Nullable Object value(JsonNode type, JsonNode json) {
    if (json.isNull() || json.isMissingNode()) {
      return null;
    }
    return type.isTextual() ? plain(type.asText(), json) : nested(type, json);
  }

  private static Object plain(String type, JsonNode json) {
    return switch (type) {
      case "string" -> json.textValue();
      case "boolean" -> json.booleanValue();
      case "byte", "short", "integer", "long" -> json.longValue();
      case "float" -> json.floatValue();
      case "double" -> json.doubleValue();
      case "timestamp" -> OffsetDateTime.parse(json.textValue()).toInstant();
      case "date" -> LocalDate.parse(json.textValue());
      default -> {
        if (type.startsWith("decimal")) {
          yield json.decimalValue();
        }
        throw new IllegalArgumentException("a column of type " + type);
      }
    };
  }

  private static Object nested(JsonNode type, JsonNode json) {
    return switch (type.path("type").asText()) {
      case "struct" -> struct(type, json);
      case "array" -> array(type, json);
      case "map" -> map(type, json);
      default -> throw new IllegalArgumentException("a column of type " + type);
    };
  }

  private static List<@Nullable Object> array(JsonNode type, JsonNode json) {
    List<@Nullable Object> items = new ArrayList<>();
    json.forEach(item -> items.add(value(type.path("elementType"), item)));
    return items;
  }

  private static Row map(JsonNode type, JsonNode json) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> values.put(entry.getKey(), value(type.path("valueType"), entry.getValue())));
    return new Row(values);
  }
}
