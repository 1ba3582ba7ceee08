package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} stands for any signs of one name, {@code **} for any number of
 * names. Lists are passed through.
 *
 * @param text as it was written
 */
record FieldGlob(String text, List<Part> parts) {

  /**
   * One part of it.
   *
   * @param anyDepth whether it is {@code **}
   */
  record Part(boolean anyDepth, Pattern name) {

    boolean matches(String field) {
      return name.matcher(field).matches();
    }
  }

  static List<FieldGlob> parseAll(String text, Problems problems) {
    List<FieldGlob> globs = new ArrayList<>();
    for (FieldPath path : FieldPath.parseAll(text, problems)) {
      List<Part> parts = new ArrayList<>();
      for (String name : path.names()) {
        String plain = name.endsWith("[*]") ? name.substring(0, name.length() - 3) : name;
        if (plain.contains("[")) {
          problems.add(
              Position.START,
              "/" + path,
              "lists have no single items here",
              "[*] for all items, or nothing, which means the same");
        }
        parts.add(part(plain));
      }
      globs.add(new FieldGlob(path.toString(), List.copyOf(parts)));
    }
    return globs;
  }

  private static Part part(String name) {
    StringBuilder regex = new StringBuilder();
    for (String literal : name.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return new Part(name.equals("**"), Pattern.compile(regex.toString(), Pattern.DOTALL));
  }
}
