package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.Output;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of texts. */
final class Texts {

  /** Jolt's own limit. */
  private static final int WIDEST_PAD = 500;

  private Texts() {}

  static @Nullable Object toLower(@Nullable Object value) {
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : noText(value);
  }

  static @Nullable Object toUpper(@Nullable Object value) {
    return value instanceof String text ? text.toUpperCase(Locale.ROOT) : noText(value);
  }

  static @Nullable Object trim(@Nullable Object value) {
    return value instanceof String text ? text.trim() : noText(value);
  }

  private static Misfit noText(@Nullable Object value) {
    return Misfit.argument(value, Wanted.TEXT.description());
  }

  /** The text of any value; lists and objects in Java's notation, as Jolt has it. */
  static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value == null) {
      return "null";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof List || Tree.isObject(value)
        ? String.valueOf(StructMaps.toPlain(value))
        : Tree.text(value);
  }

  static Object concat(List<?> parts, Output output) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      if (part != null) {
        text.append(text(part));
      }
    }
    return text.toString();
  }

  /** A separator follows each text but the one in the last place: that is Jolt's rule. */
  static Object join(Object separator, List<?> parts, Output output) {
    StringBuilder text = new StringBuilder();
    int last = parts.size() - 1;
    for (int i = 0; i <= last; i++) {
      Object part = parts.get(i);
      String partText = part == null ? "" : text(part);
      if (!partText.isEmpty()) {
        text.append(partText).append(i < last ? separator : "");
      }
    }
    return text.toString();
  }

  static @Nullable Object substring(List<?> arguments, Output output) {
    if (arguments.size() != 3) {
      return Misfit.argument(arguments, "a text, a start and an end");
    }
    if (!(arguments.get(0) instanceof String text)) {
      return noText(arguments.get(0));
    }
    Integer start = index(arguments.get(1));
    Integer end = index(arguments.get(2));
    if (start == null || end == null || start < 0 || end <= start || end > text.length()) {
      return Misfit.argument(text, "a start and an end within the text");
    }
    return text.substring(start, end);
  }

  private static @Nullable Integer index(@Nullable Object value) {
    return Numbers.isIntegral(value) ? Numbers.intValue(value) : null;
  }

  static @Nullable Object leftPad(Object text, List<?> widthAndFiller, Output output) {
    String padding = padding((String) text, widthAndFiller);
    return padding == null ? badPad(text) : padding + text;
  }

  static @Nullable Object rightPad(Object text, List<?> widthAndFiller, Output output) {
    String padding = padding((String) text, widthAndFiller);
    return padding == null ? badPad(text) : text + padding;
  }

  private static Misfit badPad(Object text) {
    return Misfit.argument(text, "a width from 1 to " + WIDEST_PAD + " and one character");
  }

  private static @Nullable String padding(String text, List<?> widthAndFiller) {
    if (widthAndFiller.size() < 2) {
      return null;
    }
    Integer width = index(widthAndFiller.get(0));
    if (width == null || width <= 0 || width > WIDEST_PAD) {
      return null;
    }
    return widthAndFiller.get(1) instanceof String filler && filler.length() == 1
        ? filler.repeat(Math.max(0, width - text.length()))
        : null;
  }

  static @Nullable Object replace(List<?> arguments, Output output) {
    if (arguments.size() == 3
        && arguments.get(0) instanceof String text
        && arguments.get(1) instanceof String target
        && arguments.get(2) instanceof String replacement) {
      return text.replace(target, replacement);
    }
    return Misfit.argument(arguments, "a text, what to replace in it, and by what");
  }
}
