package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.jolt.key.ListIndex;
import java.util.ArrayList;
import java.util.List;

/** Compiles paths in Jolt's dot notation: {@code a.b-&1.[#2].@(1,type)}. */
public final class PathParser {

  private PathParser() {}

  public static ReadPath readPath(String path, Scope scope) {
    return new ReadPath(path.isEmpty() ? List.of() : segments(path, scope));
  }

  /** The parts of a path, none for a blank one. */
  public static List<Segment> segments(String path, Scope scope) {
    List<Segment> segments = new ArrayList<>();
    for (String raw : PathSplitter.split(path)) {
      segments.add(segment(raw, scope));
    }
    return segments;
  }

  private static Segment segment(String raw, Scope scope) {
    EscapedText key = EscapedText.parse(raw);
    if (key.startsWith('[')) {
      return place(raw, key, scope);
    }
    if (key.startsWith('@')) {
      if (key.length() == 1) {
        throw new SpecFault("'@' alone has no place in a path", "@(1,a.b), or \\\\@ for the sign");
      }
      return new Segment.Valued(TreeReference.parse(raw, scope));
    }
    for (char sign : new char[] {'@', '$', '*', '#'}) {
      if (key.has(sign)) {
        throw new SpecFault(
            "'" + sign + "' has no meaning in the part '" + raw + "' of a path",
            "a name, &1, [&1], [#1], [] or @(1,a.b); \\\\" + sign + " for the sign itself");
      }
    }
    // Jolt takes a closing bracket for a character where the opening one was escaped.
    if (key.has('[') || (key.has(']') && key.text().indexOf('[') < 0)) {
      throw new SpecFault("unpaired bracket in '" + raw + "'", "[], [0], [&1], [#1] or [@(1,a)]");
    }
    if (!key.has('&')) {
      return new Segment.Literal(key.text());
    }
    Template template = Template.parse(key, scope);
    boolean bare = template.references().size() == 1 && String.join("", template.texts()).isEmpty();
    return bare
        ? new Segment.KeyName(template.references().get(0))
        : new Segment.Referring(template);
  }

  private static Segment place(String raw, EscapedText key, Scope scope) {
    int end = key.length() - 1;
    if (end < 1 || !key.isSign(end, ']')) {
      throw new SpecFault("'" + raw + "' has no closing ']'", "[], [0], [&1], [#1] or [@(1,a)]");
    }
    String inner = key.text().substring(1, end);
    if (inner.isEmpty()) {
      return new Segment.Append();
    }
    return switch (inner.charAt(0)) {
      case '&' -> new Segment.AtKey(KeyReference.parse('&', inner.substring(1), scope));
      case '#' -> new Segment.AtCount(scope.walked(countLevel(inner, scope)));
      case '@' ->
          new Segment.AtValue(TreeReference.parse(raw.substring(1, raw.length() - 1), scope));
      default -> literalIndex(inner, scope);
    };
  }

  private static int countLevel(String inner, Scope scope) {
    int level = inner.length() == 1 ? 0 : ListIndex.parse(inner.substring(1));
    if (level == ListIndex.NONE) {
      throw new SpecFault("'[" + inner + "]' is no count of matches", "[#], [#1], [#2] and so on");
    }
    scope.checkLevel(inner, level, "#");
    return level;
  }

  private static Segment literalIndex(String inner, Scope scope) {
    int index = ListIndex.parse(inner);
    if (index == ListIndex.NONE) {
      throw new SpecFault("'[" + inner + "]' is no list index", "[], [0], [&1], [#1] or [@(1,a)]");
    }
    if (index > scope.maxIndex()) {
      throw new SpecFault(
          "list index " + index + " is above limits.max.index=" + scope.maxIndex(),
          "an index up to the limit, or a higher limit");
    }
    return new Segment.At(index);
  }
}
