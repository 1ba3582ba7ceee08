package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.schema.DdlToken.Kind;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What stands in the brackets of TIMESTAMP: {@code s}, {@code ms}, {@code us}, {@code iso} or a
 * pattern.
 */
final class TimestampFormats {

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
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern.text(), Locale.ROOT);
      return TimestampType.ofPattern(pattern.text(), format);
    } catch (IllegalArgumentException e) {
      throw new DdlFault(pattern.at(), "not a pattern of dates: " + e.getMessage());
    }
  }
}
