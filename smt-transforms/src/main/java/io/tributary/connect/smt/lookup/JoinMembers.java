package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members of one join's JSON object. */
final class JoinMembers {

  private static final List<String> KNOWN =
      List.of(
          "as",
          "table",
          "query",
          "topic",
          "file",
          "delimiter",
          "key",
          "on",
          "cols",
          "dup",
          "on.miss");
  private static final List<String> TABLES = List.of("table", "query", "topic", "file");

  private final JsonObject object;
  private final String path;
  private final Problems problems;

  JoinMembers(JsonObject object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  void refuseUnknown() {
    for (JsonNode.Member member : object.members()) {
      if (!KNOWN.contains(member.name())) {
        problems.addUnknown(member.at(), path(member.name()), "unknown key", member.name(), KNOWN);
      }
    }
  }

  Position at(String name) {
    JsonNode.Member member = object.member(name);
    return member == null ? object.at() : member.value().at();
  }

  String path(String name) {
    return path + "/" + name;
  }

  private @Nullable String optional(String name) {
    JsonNode.Member member = object.member(name);
    if (member == null) {
      return null;
    }
    if (member.value() instanceof JsonNode.JsonString string && !string.text().isBlank()) {
      return string.text();
    }
    problems.add(
        member.value().at(),
        path(name),
        member.value() instanceof JsonNode.JsonString ? "is empty" : "is " + member.value().kind(),
        "a text");
    return null;
  }

  @Nullable String text(String name) {
    if (object.member(name) == null) {
      problems.add(object.at(), path, "the join has no key '" + name + "'", JoinsReader.EXAMPLE);
      return null;
    }
    return optional(name);
  }

  /** Names with commas between them. */
  List<String> names(String name) {
    String text = text(name);
    if (text == null) {
      return List.of();
    }
    List<String> names = List.of(text.split(",", -1)).stream().map(String::strip).toList();
    if (names.contains("")) {
      problems.add(at(name), path(name), "a name is empty", "names with commas between them");
    }
    return names;
  }

  <E extends Enum<E>> E constant(String name, E absent) {
    String text = optional(name);
    if (text == null) {
      return absent;
    }
    List<String> known = new ArrayList<>();
    for (E each : absent.getDeclaringClass().getEnumConstants()) {
      known.add(each.name().toLowerCase(Locale.ROOT));
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    problems.addUnknown(at(name), path(name), "unknown value", text, known);
    return absent;
  }

  @Nullable TableRef table(@Nullable String alias) {
    List<String> given = TABLES.stream().filter(each -> object.member(each) != null).toList();
    if (given.size() != 1) {
      problems.add(
          object.at(),
          path,
          given.isEmpty()
              ? "the join does not say what it reads"
              : "the join reads from " + String.join(" and ", given),
          "one of " + String.join(", ", TABLES));
      return null;
    }
    String text = optional(given.get(0));
    if (text == null) {
      return null;
    }
    if (object.member("delimiter") != null && object.member("file") == null) {
      problems.add(at("delimiter"), path("delimiter"), "is for CSV files, and there is no file");
    }
    return switch (given.get(0)) {
      case "table" -> sqlTable(text);
      case "query" -> query(alias, text);
      case "topic" -> topic(text);
      default -> new TableRef.DataFile(text, delimiter());
    };
  }

  private @Nullable TableRef sqlTable(String name) {
    if (!name.matches("[\\p{L}\\p{N}_$-]{1,64}(\\.[\\p{L}\\p{N}_$-]{1,64})?")) {
      problems.add(
          at("table"),
          path("table"),
          "'" + name + "' is no name of a table",
          "letters, digits, _, $ or -, with at most one dot behind the database");
      return null;
    }
    return new TableRef.SqlTable(name);
  }

  private @Nullable TableRef query(@Nullable String alias, String sql) {
    if (!sql.strip().toLowerCase(Locale.ROOT).matches("(?s)(select|with)\\b.*")
        || sql.contains(";")) {
      problems.add(
          at("query"), path("query"), "is not one query", "one SELECT, without a semicolon");
      return null;
    }
    return new TableRef.SqlQuery(alias == null ? "" : alias, sql);
  }

  private @Nullable TableRef topic(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,249}")) {
      problems.add(at("topic"), path("topic"), "'" + name + "' is no name of a topic");
      return null;
    }
    return new TableRef.Topic(name);
  }

  private char delimiter() {
    String text = optional("delimiter");
    if (text == null) {
      return ',';
    }
    if (text.length() != 1 || text.equals("\"")) {
      problems.add(at("delimiter"), path("delimiter"), "is not one character", ", or ; or tab");
      return ',';
    }
    return text.charAt(0);
  }
}
