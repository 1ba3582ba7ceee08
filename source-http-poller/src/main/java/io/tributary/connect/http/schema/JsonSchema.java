package io.tributary.connect.http.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tributary.connect.http.tree.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A schema in the JSON form of Connect's JsonConverter. */
final class JsonSchema {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonSchema() {}

  static Schema parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object tree = JsonTree.read(parser);
      if (parser.nextToken() != null) {
        throw new ConfigException("the JSON goes on behind its end");
      }
      return schema(tree);
    } catch (IOException e) {
      throw new ConfigException("it begins with a brace but is no JSON that can be read");
    }
  }

  private static Schema schema(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw new ConfigException("a schema must be an object as {\"type\": \"int64\"}");
    }
    SchemaBuilder builder = typed(members);
    if (!Boolean.FALSE.equals(members.get("optional")) && members.get("optional") != null) {
      builder.optional();
    }
    if (members.get("name") instanceof String name) {
      builder.name(name);
    }
    if (members.get("version") instanceof Long version) {
      builder.version(version.intValue());
    }
    if (members.get("doc") instanceof String doc) {
      builder.doc(doc);
    }
    if (members.get("parameters") instanceof Map<?, ?> parameters) {
      parameters.forEach((key, value) -> builder.parameter(String.valueOf(key), text(value)));
    }
    return builder.build();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static SchemaBuilder typed(Map<?, ?> members) {
    String type = text(members.get("type")).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "struct" -> struct(members.get("fields"));
      case "array" -> SchemaBuilder.array(schema(members.get("items")));
      case "map" -> SchemaBuilder.map(schema(members.get("keys")), schema(members.get("values")));
      case "float" -> SchemaBuilder.float32();
      case "double" -> SchemaBuilder.float64();
      case "int8", "int16", "int32", "int64", "float32", "float64", "boolean", "string", "bytes" ->
          SchemaBuilder.type(Schema.Type.valueOf(type.toUpperCase(Locale.ROOT)));
      default -> throw new ConfigException("'" + type + "' is no type of Connect's");
    };
  }

  private static SchemaBuilder struct(@Nullable Object fields) {
    if (!(fields instanceof List<?> list)) {
      throw new ConfigException("a struct needs \"fields\", a list of schemas with \"field\"");
    }
    SchemaBuilder struct = SchemaBuilder.struct();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> field) || !(field.get("field") instanceof String name)) {
        throw new ConfigException("each of a struct's fields needs its name as \"field\"");
      }
      struct.field(name, schema(field));
    }
    return struct;
  }
}
