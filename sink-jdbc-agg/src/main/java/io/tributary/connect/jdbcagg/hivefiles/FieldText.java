package io.tributary.connect.jdbcagg.hivefiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of text, as Hive's LazySimpleSerDe reads them with '|' and '\' as its marks. */
final class FieldText {

  static final char SEPARATOR = '|';
  static final char ESCAPE = '\\';
  private static final String NULL = "\\N";

  private FieldText() {}

  /** The line, without its end. */
  static String line(List<@Nullable String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        line.append(SEPARATOR);
      }
      String field = fields.get(i);
      if (field == null) {
        line.append(NULL);
      } else {
        escape(field, line);
      }
    }
    return line.toString();
  }

  private static void escape(String field, StringBuilder line) {
    for (int i = 0; i < field.length(); i++) {
      char each = field.charAt(i);
      switch (each) {
        case '\n' -> line.append(ESCAPE).append('n');
        case '\r' -> line.append(ESCAPE).append('r');
        case SEPARATOR, ESCAPE -> line.append(ESCAPE).append(each);
        default -> line.append(each);
      }
    }
  }

  /** The fields of a line. */
  static List<@Nullable String> fields(String line) {
    List<@Nullable String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || line.charAt(i) == SEPARATOR) {
        fields.add(line.substring(start, i).equals(NULL) ? null : field.toString());
        field.setLength(0);
        start = i + 1;
      } else if (line.charAt(i) == ESCAPE && i + 1 < line.length()) {
        field.append(plain(line.charAt(++i)));
      } else {
        field.append(line.charAt(i));
      }
    }
    return fields;
  }

  private static char plain(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
