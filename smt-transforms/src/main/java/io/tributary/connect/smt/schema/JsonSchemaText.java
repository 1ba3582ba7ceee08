package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonLiteral;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is written as JSON: as Connect's JSON converter writes it, or as Avro's record.
 * Both become the column types of the DDL.
 */
abstract class JsonSchemaText {

  /** What stands for a type that was refused: parsing goes on to find the other problems. */
  static final ColumnType REFUSED = new StringType();

  final Problems problems;

  JsonSchemaText(Problems problems) {
    this.problems = problems;
  }

  /**
   * The columns and the name of a schema.
   *
   * @param name null where it has none
   */
  record Parsed(StructType rows, @Nullable String name) {}

  /** The schema, or null where there are problems. */
  static @Nullable Parsed parse(String text, Problems problems) {
    JsonNode root = JsonReader.read(text, problems);
    if (!(root instanceof JsonObject object)) {
      return null;
    }
    String type = text(object, "type");
    JsonSchemaText dialect =
        "record".equals(type) ? new AvroSchemaText(problems) : new ConnectSchemaText(problems);
    ColumnType rows = dialect.type(object, "");
    if (problems.isEmpty() && !(rows instanceof StructType)) {
      problems.add(
          object.at(),
          "",
          "the schema has no columns",
          "\"type\": \"struct\", or \"record\" in Avro");
    }
    return problems.isEmpty() ? new Parsed((StructType) rows, dialect.name(object)) : null;
  }

  /** The type that a node says. */
  abstract ColumnType type(JsonNode node, String path);

  /** One field of a struct. */
  abstract @Nullable Column field(JsonObject field, String path);

  abstract @Nullable String name(JsonObject schema);

  final StructType struct(JsonObject schema, String path) {
    List<Column> columns = new ArrayList<>();
    JsonNode fields = node(schema, "fields");
    if (!(fields instanceof JsonArray array) || array.items().isEmpty()) {
      problems.add(schema.at(), path, "there are no fields", "\"fields\": [...]");
      return new StructType(List.of());
    }
    for (int i = 0; i < array.items().size(); i++) {
      String at = path + "/fields/" + i;
      Column column = array.items().get(i) instanceof JsonObject field ? field(field, at) : null;
      if (column == null) {
        problems.add(array.items().get(i).at(), at, "no field", "an object with its name and type");
      } else if (columns.stream().anyMatch(known -> known.name().equals(column.name()))) {
        problems.add(column.at(), at, "the field '" + column.name() + "' is declared twice");
      } else {
        columns.add(column);
      }
    }
    return new StructType(columns);
  }

  /** A place for a type, with the default that stands in the schema. */
  final Item item(ColumnType type, boolean required, @Nullable JsonNode literal, String path) {
    Object plain = literal == null ? null : literal.plain();
    try {
      return plain == null || !type.hasLiterals()
          ? new Item(type, required)
          : Item.withDefault(type, required, plain);
    } catch (BadValueException e) {
      Position at = literal == null ? Position.START : literal.at();
      problems.add(at, path, "the default does not fit: " + e.getMessage());
      return new Item(type, required);
    }
  }

  final ColumnType refuse(JsonNode node, String path, String what, String expected) {
    problems.add(node.at(), path, what, expected);
    return REFUSED;
  }

  static @Nullable JsonNode node(JsonObject object, String name) {
    Member member = object.member(name);
    return member == null ? null : member.value();
  }

  static @Nullable String text(JsonObject object, String name) {
    return node(object, name) instanceof JsonString text ? text.text() : null;
  }

  /** The integer of a member, also one in quotes; the alternative where there is none. */
  static int integer(@Nullable JsonNode node, int alternative) {
    if (node instanceof JsonLiteral literal && literal.value() instanceof Long number) {
      return number.intValue();
    }
    return node instanceof JsonString text && text.text().matches("\\d{1,4}")
        ? Integer.parseInt(text.text())
        : alternative;
  }

  final ColumnType decimal(JsonNode node, String path, int precision, int scale) {
    if (precision < 1 || scale < 0 || scale > precision) {
      return refuse(node, path, "no decimal", "1 <= scale <= precision");
    }
    return new DecimalType(precision, scale);
  }
}
