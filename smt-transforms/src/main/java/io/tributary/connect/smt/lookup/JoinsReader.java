package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the joins of a lookup from JSON, and finds all that is wrong with them. */
public final class JoinsReader {

  static final String EXAMPLE =
      "[{\"as\": \"acc\", \"table\": \"account\", \"key\": \"account_id\", \"on\": \"account_id\","
          + " \"cols\": \"frequency STRING\"}, ...]";

  private final OnMiss onMiss;
  private final Problems problems;
  private final List<Join> joins = new ArrayList<>();

  private JoinsReader(OnMiss onMiss, Problems problems) {
    this.onMiss = onMiss;
    this.problems = problems;
  }

  /**
   * The joins of a text.
   *
   * @param onMiss what a miss does in a join that does not say so itself
   * @return those that are right, as far as there are problems
   */
  public static List<Join> read(String text, OnMiss onMiss, Problems problems) {
    JoinsReader reader = new JoinsReader(onMiss, problems);
    JsonNode root = JsonReader.read(text, problems);
    if (root instanceof JsonArray array && !array.items().isEmpty()) {
      for (int i = 0; i < array.items().size(); i++) {
        reader.join(array.items().get(i), "/" + i);
      }
    } else if (root != null) {
      String found = root instanceof JsonArray ? "an array without joins" : root.kind();
      problems.add(root.at(), "", "found " + found, EXAMPLE);
    }
    return List.copyOf(reader.joins);
  }

  private void join(JsonNode node, String path) {
    if (!(node instanceof JsonObject object)) {
      problems.add(node.at(), path, "found " + node.kind(), "a join, as in " + EXAMPLE);
      return;
    }
    JoinMembers members = new JoinMembers(object, path, problems);
    members.refuseUnknown();
    String alias = alias(members);
    TableRef table = members.table(alias);
    List<String> key = members.names("key");
    String cols = members.text("cols");
    List<Column> columns = cols == null ? List.of() : columns(cols, members);
    List<KeyPart> on = on(members);
    if (!key.isEmpty() && !on.isEmpty() && key.size() != on.size()) {
      problems.add(
          members.at("on"),
          path + "/on",
          "asks with %d values for a key of %d columns".formatted(on.size(), key.size()),
          "one for each column of the key, with commas between them");
    }
    Duplicates dup = members.constant("dup", Duplicates.FAIL);
    OnMiss miss = members.constant("on.miss", onMiss);
    if (alias == null || table == null || cols == null) {
      return;
    }
    joins.add(new Join(alias, table, key, on, cols, columns, dup, miss));
  }

  private @Nullable String alias(JoinMembers members) {
    String alias = members.text("as");
    if (alias == null) {
      return null;
    }
    if (!alias.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      problems.add(
          members.at("as"),
          members.path("as"),
          "'" + alias + "' cannot name a join",
          "letters, digits and _, no digit in front");
    } else if (indexOf(alias) >= 0) {
      problems.add(
          members.at("as"), members.path("as"), "'" + alias + "' names an earlier join", "another");
    }
    return alias;
  }

  private int indexOf(String alias) {
    for (int i = 0; i < joins.size(); i++) {
      if (joins.get(i).alias().equals(alias)) {
        return i;
      }
    }
    return -1;
  }

  /** The problems of the DDL stand at their place in the whole text. */
  private List<Column> columns(String cols, JoinMembers members) {
    Problems inside = new Problems();
    OutputSchema schema = OutputSchema.compileNames(cols, inside);
    Position start = members.at("cols");
    for (Problem each : inside.all()) {
      Position at =
          each.at().line() == 1
              ? new Position(start.line(), start.column() + each.at().column())
              : start;
      problems.add(
          new Problem(
              at,
              members.path("cols") + each.path(),
              each.what(),
              each.expected(),
              each.suggestion()));
    }
    return schema == null ? List.of() : schema.columns();
  }

  private List<KeyPart> on(JoinMembers members) {
    List<KeyPart> parts = new ArrayList<>();
    for (String text : members.names("on")) {
      if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
        parts.add(new KeyPart.Constant(text.substring(1, text.length() - 1)));
        continue;
      }
      FieldPath path = FieldPath.parse(text, new Problems());
      if (path == null) {
        problems.add(
            members.at("on"),
            members.path("on"),
            "'" + text + "' is no path",
            "names with dots between them, one that holds a dot in backticks; or 'text'");
      } else {
        parts.add(part(path, members));
      }
    }
    return parts;
  }

  private KeyPart part(FieldPath path, JoinMembers members) {
    int join = path.names().size() == 2 ? indexOf(path.names().get(0)) : -1;
    if (join < 0) {
      return new KeyPart.OfRecord(path);
    }
    Join earlier = joins.get(join);
    int column = earlier.columnIndex(path.names().get(1));
    if (column < 0 && !earlier.columns().isEmpty()) {
      problems.addUnknown(
          members.at("on"),
          members.path("on"),
          "join '" + earlier.alias() + "' has no column",
          path.names().get(1),
          earlier.columnNames());
    }
    return new KeyPart.OfJoin(join, column);
  }
}
