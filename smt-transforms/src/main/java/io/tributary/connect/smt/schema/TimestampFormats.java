package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.Piece;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.DdlToken.Kind;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How timestamps are written: what stands in the brackets of TIMESTAMP, which is {@code s}, {@code
 * ms}, {@code us}, {@code iso} or a pattern; and lists of patterns.
 */
public final class TimestampFormats {

  private static final List<String> WORDS = List.of("s", "ms", "us", "iso", "'pattern'");

  private TimestampFormats() {}

  static TimestampType parse(DdlToken unit) {
    if (unit.kind() == Kind.STRING) {
      return pattern(unit);
    }
    return switch (unit.kind() == Kind.WORD ? unit.text().toLowerCase(Locale.ROOT) : "") {
      case "s" -> TimestampType.ofUnit("s", "1000");
      case "ms" -> TimestampType.ofUnit("ms", "1");
      case "us" -> TimestampType.ofUnit("us", "0.001");
      case "iso" -> TimestampType.ISO;
      default -> throw new DdlFault(unit.at(), "unknown unit of TIMESTAMP", unit.text(), WORDS);
    };
  }

  private static TimestampType pattern(DdlToken pattern) {
    try {
      return TimestampType.ofPattern(pattern.text(), formatter(pattern.text()));
    } catch (IllegalArgumentException e) {
      throw new DdlFault(pattern.at(), "not a pattern of dates: " + e.getMessage());
    }
  }

  /**
   * The formats of a text that has semicolons between them, as those that are no patterns have
   * none.
   */
  public static List<DateTimeFormatter> parseAll(String text, Problems problems) {
    List<DateTimeFormatter> formats = new ArrayList<>();
    int start = 0;
    for (int end = semicolon(text, start); start <= text.length(); end = semicolon(text, start)) {
      Piece piece = Piece.of(text, start, end);
      try {
        if (piece.isEmpty()) {
          problems.add(piece.at(), "", "an empty pattern", "patterns such as yyyy-MM-dd HH:mm:ss");
        }
        formats.add(formatter(piece.text()));
      } catch (IllegalArgumentException e) {
        problems.add(piece.at(), "", "not a pattern of dates: " + e.getMessage());
      }
      start = end + 1;
    }
    return formats;
  }

  private static int semicolon(String text, int start) {
    int found = text.indexOf(';', start);
    return found < 0 ? text.length() : found;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
