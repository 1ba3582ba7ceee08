package io.tributary.connect.smt.path;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.Piece;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that lead to a field, in the notation of Kafka's own transforms (KIP-821): dots nest,
 * backticks stand around names with dots, two of them for one in such a name.
 */
public record FieldPath(List<String> names) {

  private static final String EXPECTED = "names with dots between them, such as after.`a.b`";

  public FieldPath {
    names = List.copyOf(names);
  }

  /** The path that a text says; null where it says none, which is then in the problems. */
  public static @Nullable FieldPath parse(String text, Problems problems) {
    List<String> names = new ArrayList<>();
    int next = 0;
    do {
      boolean quoted = next < text.length() && text.charAt(next) == '`';
      int end = quoted ? endOfQuoted(text, next) : endOfPlain(text, next);
      String name =
          quoted && end > 0
              ? text.substring(next + 1, end - 1).replace("``", "`")
              : text.substring(next, Math.max(next, end));
      boolean separated = end == text.length() || (end > 0 && text.charAt(end) == '.');
      if (name.isEmpty() || !separated) {
        problems.add(new Position(1, next + 1), "", "'" + text + "' is no path", EXPECTED);
        return null;
      }
      names.add(name);
      next = end + 1;
    } while (next <= text.length());
    return new FieldPath(names);
  }

  /** Paths with commas between them; what says none is in the problems. */
  public static List<FieldPath> parseAll(String text, Problems problems) {
    List<FieldPath> paths = new ArrayList<>();
    int start = 0;
    for (int end = comma(text, start); start <= text.length(); end = comma(text, start)) {
      Piece piece = Piece.of(text, start, end);
      Problems found = new Problems();
      FieldPath path = parse(piece.text(), found);
      found.all().forEach(problem -> problems.add(problem.within(piece.at())));
      if (path != null) {
        paths.add(path);
      }
      start = end + 1;
    }
    return paths;
  }

  /** The next comma outside backticks, or the end of the text. */
  private static int comma(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '`') {
        quoted = !quoted;
      } else if (text.charAt(i) == ',' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static int endOfPlain(String text, int start) {
    int dot = text.indexOf('.', start);
    return dot < 0 ? text.length() : dot;
  }

  /** Behind the closing backtick; -1 where there is none. */
  private static int endOfQuoted(String text, int start) {
    int next = start + 1;
    while (next < text.length()) {
      if (text.charAt(next) != '`') {
        next++;
      } else if (next + 1 < text.length() && text.charAt(next + 1) == '`') {
        next += 2;
      } else {
        return next + 1;
      }
    }
    return -1;
  }

  public String first() {
    return names.get(0);
  }

  public boolean isNested() {
    return names.size() > 1;
  }

  /** Whether a path leads to this one or below it. */
  public boolean isPrefixOf(List<String> path) {
    return path.size() >= names.size() && path.subList(0, names.size()).equals(names);
  }

  /** The value of the field; null where it lacks, or something on the way does. */
  public @Nullable Object read(Object data) {
    Object value = find(data);
    return value == Tree.ABSENT ? null : value;
  }

  /** The value of the field; {@link Tree#ABSENT} where it lacks, or something on the way does. */
  public @Nullable Object find(Object data) {
    Object value = data;
    for (String name : names) {
      if (value == null || !Tree.isObject(value)) {
        return Tree.ABSENT;
      }
      value = Tree.field(value, name);
    }
    return value;
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
