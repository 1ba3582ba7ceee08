package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.Position;
import java.util.Locale;

/**
 * A token of the DDL.
 *
 * @param text without quotes; upper and lower case as written
 */
record DdlToken(Kind kind, String text, Position at) {

  enum Kind {
    WORD,
    /** In backticks: always a name, never a keyword. */
    NAME,
    /** In single quotes. */
    STRING,
    NUMBER,
    SIGN,
    END
  }

  boolean isSign(char sign) {
    return kind == Kind.SIGN && text.charAt(0) == sign;
  }

  boolean isWord(String upperCase) {
    return kind == Kind.WORD && upper().equals(upperCase);
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** As messages show it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the text";
      case NAME -> "`" + text + "`";
      case STRING -> "a string";
      default -> "'" + text + "'";
    };
  }
}
