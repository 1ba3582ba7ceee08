package io.tributary.connect.smt.jolt.path;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a path at its dots. A bracket starts a part of its own ({@code a[0]} is {@code a.[0]}), a
 * dot inside {@code @(...)} splits nothing, {@code \.} is a character. Other escapes stay for
 * {@link EscapedText}.
 */
public final class PathSplitter {

  private final String text;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private int next;

  private PathSplitter(String text) {
    this.text = text;
  }

  public static List<String> split(String path) {
    PathSplitter splitter = new PathSplitter(withDotsBeforeBrackets(path));
    splitter.run();
    return splitter.parts;
  }

  private static String withDotsBeforeBrackets(String path) {
    StringBuilder out = new StringBuilder(path.length() + 4);
    char previous = '.';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '[' && previous != '\\' && previous != '@' && previous != '.') {
        out.append('.');
      }
      out.append(c);
      previous = c;
    }
    return out.toString();
  }

  private void run() {
    boolean escaped = false;
    while (next < text.length()) {
      char c = text.charAt(next++);
      boolean backslash = c == '\\' && !escaped;
      if (escaped && c != '.' && c != '\\') {
        part.append('\\').append(c);
      } else if (c == '@') {
        valueReference();
      } else if (c == '.' && !escaped) {
        endPart();
      } else if (!backslash) {
        part.append(c);
      }
      escaped = backslash;
    }
    endPart();
  }

  private void endPart() {
    if (part.length() > 0) {
      parts.add(part.toString());
      part.setLength(0);
    }
  }

  /** Reads on from behind an {@code @}: to the closing bracket, or to the next dot. */
  private void valueReference() {
    part.append('@');
    if (next < text.length() && text.charAt(next) == '(') {
      int close = text.indexOf(')', next);
      if (close < 0 || text.substring(next + 1, close).contains("(")) {
        throw new SpecFault("'" + text + "' has no closing ')'", "@(1,a.b)");
      }
      part.append(text, next, close + 1);
      next = close + 1;
    } else {
      int stop = text.indexOf(part.indexOf("[") == 0 ? ']' : '.', next);
      int end = stop < 0 ? text.length() : stop;
      part.append('(').append(text, next, end).append(')');
      if (end == next) {
        part.setLength(part.length() - 2); // '@' alone; refused where parts are read
      }
      next = end;
    }
    boolean insideBrackets = part.indexOf("[") >= 0 && part.indexOf("]") < 0;
    if (!insideBrackets) {
      endPart();
    }
  }
}
