package io.tributary.connect.smt.expr.function;

import static io.tributary.connect.smt.expr.function.Function.ANY_NUMBER;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.expr.value.Matching;
import io.tributary.connect.smt.expr.value.Texts;
import io.tributary.connect.smt.json.JsonWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Strings. Positions count from 1, as in SQL. */
final class TextFunctions {

  private TextFunctions() {}

  static void define(Functions all, Matching matching) {
    all.define("UPPER", 1, 1, args -> args.text(0).toUpperCase(Locale.ROOT));
    all.define("LOWER", 1, 1, args -> args.text(0).toLowerCase(Locale.ROOT));
    all.define("TRIM", 1, 1, args -> args.text(0).strip());
    all.define("LTRIM", 1, 1, args -> args.text(0).stripLeading());
    all.define("RTRIM", 1, 1, args -> args.text(0).stripTrailing());
    all.define("LENGTH", 1, 1, args -> (long) args.text(0).length());
    all.define("SUBSTRING", 2, 3, TextFunctions::substring);
    all.define("LEFT", 2, 2, args -> cut(args.text(0), 0, args.integer(1)));
    all.define("RIGHT", 2, 2, TextFunctions::right);
    all.define("CONCAT", 1, ANY_NUMBER, TextFunctions::concat);
    all.define("REPLACE", 3, 3, TextFunctions::replace);
    all.define("LPAD", 3, 3, args -> padding(args).concat(args.text(0)));
    all.define("RPAD", 3, 3, args -> args.text(0).concat(padding(args)));
    all.define("POSITION", 2, 2, args -> args.text(1).indexOf(args.text(0)) + 1L);
    all.define("STARTS_WITH", 2, 2, args -> args.text(0).startsWith(args.text(1)));
    all.define("ENDS_WITH", 2, 2, args -> args.text(0).endsWith(args.text(1)));
    all.define("TO_STRING", 1, 1, args -> toText(args.any(0)));
    all.define("TO_JSON", 1, 1, args -> JsonWriter.write(args.any(0)));
    all.define(
        "REGEX_MATCHES", 2, 2, args -> matching.matcher(args.text(0), args.text(1)).matches());
    all.define("REGEX_EXTRACT", 2, 3, args -> extract(args, matching));
    all.define("REGEX_REPLACE", 3, 3, args -> regexReplace(args, matching));
    all.literal("REGEX_MATCHES", 1, Literal.REGEX);
    all.literal("REGEX_EXTRACT", 1, Literal.REGEX);
    all.literal("REGEX_REPLACE", 1, Literal.REGEX);
  }

  private static String substring(Arguments args) {
    long start = args.integer(1);
    if (start < 1) {
      throw args.needs(1, "a position from 1");
    }
    return cut(args.text(0), start - 1, args.has(2) ? args.integer(2) : Integer.MAX_VALUE);
  }

  private static String right(Arguments args) {
    String text = args.text(0);
    long start = Math.max(0, text.length() - Math.max(0, args.integer(1)));
    return cut(text, start, text.length());
  }

  /** The part of a text that is there. */
  private static String cut(String text, long start, long length) {
    int from = (int) Math.min(start, text.length());
    int to = from + (int) Math.min(Math.max(0, length), text.length() - from);
    return text.substring(from, to);
  }

  private static String concat(Arguments args) {
    String all = toText(args.any(0));
    for (int i = 1; i < args.count(); i++) {
      all = Texts.concat(all, toText(args.any(i)));
    }
    return all;
  }

  private static String replace(Arguments args) {
    String text = args.text(0);
    String wanted = args.text(1);
    if (wanted.isEmpty()) {
      return text;
    }
    long longer = Math.max(0, args.text(2).length() - wanted.length());
    Texts.refuseLength(text.length() + longer * (text.length() / wanted.length()));
    return text.replace(wanted, args.text(2));
  }

  private static String padding(Arguments args) {
    int lacking = args.integer(1, 0, Texts.MAX_LENGTH) - args.text(0).length();
    String pad = args.text(2);
    if (lacking <= 0 || pad.isEmpty()) {
      return "";
    }
    return pad.repeat(lacking / pad.length() + 1).substring(0, lacking);
  }

  private static @Nullable String extract(Arguments args, Matching matching) {
    Matcher matcher = matching.matcher(args.text(0), args.text(1));
    if (!matcher.find()) {
      return null;
    }
    int group = args.has(2) ? args.integer(2, 0, matcher.groupCount()) : 0;
    return matcher.group(group);
  }

  private static String regexReplace(Arguments args, Matching matching) {
    String text = args.text(0);
    String replacement = Matcher.quoteReplacement(args.text(2));
    Matcher matcher = matching.matcher(text, args.text(1));
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(replaced, replacement);
      Texts.refuseLength(replaced.length());
    }
    return matcher.appendTail(replaced).toString();
  }

  /** A scalar's text, or the JSON of what is nested. */
  static String toText(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return Tree.isObject(value) || value instanceof Iterable
        ? JsonWriter.write(value)
        : Tree.text(value);
  }
}
