package io.tributary.connect.smt.json;

import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonLiteral;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) with the comments that Jolt's own reader allows, {@code //} and {@code /*}.
 * Written here because a spec is read once, and positions of every key are the point of reading it.
 */
public final class JsonReader {

  /** Far above any spec that a person wrote, and far below what would overflow a stack. */
  private static final int MAX_DEPTH = 200;

  private final JsonScanner scanner;
  private final Problems problems;

  private JsonReader(String text, Problems problems) {
    this.scanner = new JsonScanner(text);
    this.problems = problems;
  }

  /** The value that the text holds, or null when it is no JSON, which is then in the problems. */
  public static @Nullable JsonNode read(String text, Problems problems) {
    JsonReader reader = new JsonReader(text, problems);
    try {
      JsonNode root = reader.value("", 0);
      reader.scanner.expectEnd();
      return root;
    } catch (JsonSyntaxException e) {
      problems.add(e.at(), "", e.what());
      return null;
    }
  }

  private JsonNode value(String path, int depth) {
    char next = scanner.peek();
    Position at = scanner.position();
    if (depth > MAX_DEPTH) {
      throw new JsonSyntaxException(at, "nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (next) {
      case '{' -> object(at, path, depth);
      case '[' -> array(at, path, depth);
      case '"' -> new JsonString(at, scanner.string());
      default -> new JsonLiteral(at, scanner.literal());
    };
  }

  private JsonObject object(Position at, String path, int depth) {
    scanner.expect('{');
    Map<String, Member> members = new LinkedHashMap<>();
    if (scanner.accept('}')) {
      return new JsonObject(at, List.of());
    }
    do {
      if (scanner.peek() != '"') {
        throw scanner.unexpected("a key in double quotes");
      }
      Position keyAt = scanner.position();
      String name = scanner.string();
      scanner.expect(':');
      Member member = new Member(name, keyAt, value(path + "/" + name, depth + 1));
      Member earlier = members.putIfAbsent(name, member);
      if (earlier != null) {
        problems.add(
            keyAt,
            path + "/" + name,
            "the key stands twice in one object, first at " + earlier.at(),
            "each key once; write ['a', 'b'] on the right-hand side for several targets");
      }
    } while (scanner.accept(','));
    scanner.expect('}');
    return new JsonObject(at, List.copyOf(members.values()));
  }

  private JsonArray array(Position at, String path, int depth) {
    scanner.expect('[');
    List<JsonNode> items = new ArrayList<>();
    if (scanner.accept(']')) {
      return new JsonArray(at, items);
    }
    do {
      items.add(value(path + "/" + items.size(), depth + 1));
    } while (scanner.accept(','));
    scanner.expect(']');
    return new JsonArray(at, List.copyOf(items));
  }
}
