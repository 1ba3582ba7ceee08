package io.tributary.connect.smt.json;

import io.tributary.connect.smt.bridge.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compact JSON text of a tree, for columns of the type JSON. */
public final class JsonWriter {

  private JsonWriter() {}

  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(@Nullable Object value, StringBuilder out) {
    if (value == null || value instanceof Boolean || isPlainNumber(value)) {
      out.append(value);
    } else if (Tree.isObject(value)) {
      out.append('{');
      int start = out.length();
      Tree.forEach(
          value,
          (name, item) -> {
            separate(start, out);
            quote(name, out);
            out.append(':');
            append(item, out);
          });
      out.append('}');
    } else if (value instanceof List<?> items) {
      out.append('[');
      int start = out.length();
      for (Object item : items) {
        separate(start, out);
        append(item, out);
      }
      out.append(']');
    } else {
      quote(Tree.text(value), out);
    }
  }

  /** JSON has no NaN and no infinities: those become strings. */
  private static boolean isPlainNumber(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    }
    if (value instanceof Float number) {
      return Float.isFinite(number);
    }
    return value instanceof Number;
  }

  private static void separate(int start, StringBuilder out) {
    if (out.length() > start) {
      out.append(',');
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
