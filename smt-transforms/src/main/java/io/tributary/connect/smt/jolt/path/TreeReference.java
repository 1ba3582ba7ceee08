package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.bridge.Tree;
import org.jspecify.annotations.Nullable;

/**
 * {@code @(2,a.b)}: a value, looked for below a level above.
 *
 * @param level how many levels up
 * @param path from there, empty for the level's tree itself
 */
public record TreeReference(int level, ReadPath path) {

  /**
   * Reads a reference with its escapes in place.
   *
   * @param raw starts with {@code @}
   */
  public static TreeReference parse(String raw, Scope scope) {
    String inner = raw.substring(1);
    if (inner.startsWith("(")) {
      if (!inner.endsWith(")")) {
        throw new SpecFault("'" + raw + "' has no closing ')'", "@(1,a.b)");
      }
      inner = inner.substring(1, inner.length() - 1);
    }
    if (inner.isEmpty() || inner.contains("@")) {
      throw new SpecFault("'" + raw + "' is no reference to a value", "@, @a.b, @1 or @(1,a.b)");
    }
    if (inner.contains("*") || inner.contains("[]")) {
      throw new SpecFault(
          "'" + raw + "' has a wildcard, but a reference finds one value",
          "a path without * and []");
    }
    return Character.isDigit(inner.charAt(0))
        ? withLevel(raw, inner, scope)
        : new TreeReference(0, PathParser.readPath(inner, scope));
  }

  private static TreeReference withLevel(String raw, String inner, Scope scope) {
    int comma = inner.indexOf(',');
    String digits = comma < 0 ? inner : inner.substring(0, comma);
    if (!digits.matches("\\d{1,9}")) {
      throw new SpecFault(
          "'" + raw + "' starts with a digit but not with a level", "@1 or @(1,a.b)");
    }
    int level = Integer.parseInt(digits);
    scope.checkLevel(raw, level, "@");
    String path = comma < 0 ? "" : inner.substring(comma + 1);
    return new TreeReference(scope.walked(level), PathParser.readPath(path, scope));
  }

  /** Whether it is the tree of the top level itself. */
  public boolean isTop() {
    return level == 0 && path.segments().isEmpty();
  }

  /** The value, or {@link Tree#ABSENT}. */
  public @Nullable Object find(Walk walk) {
    return path.find(walk.tree(level), walk);
  }

  /**
   * The value as a part of a path: text, a number without its fraction, or a boolean; null where it
   * is none of these.
   */
  public @Nullable String text(Walk walk) {
    Object value = find(walk);
    if (value instanceof Double || value instanceof Float) {
      return Long.toString(((Number) value).longValue());
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return null;
  }

  public String canonical() {
    return "@(" + level + "," + path.canonical() + ")";
  }
}
