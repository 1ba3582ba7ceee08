package io.tributary.connect.http.tree;

import com.fasterxml.jackson.core.JsonParser;
import io.tributary.connect.http.model.Pick;
import java.io.IOException;

/** The numbers of a document as Java's. */
public final class JsonNumbers {

  /** Fewer digits than this make a whole number that a double holds exactly. */
  private static final int EXACT_CHARS = 16;

  /** No more characters than this make a whole number that a long holds. */
  private static final int LONG_CHARS = 18;

  /** A point, counted from zero as digits are; signs and exponents are farther off. */
  private static final int POINT = '.' - '0';

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private JsonNumbers() {}

  /** A number without point and exponent. */
  public static Object whole(JsonParser parser, Pick.As as) throws IOException {
    if (as == Pick.As.TEXT) {
      return parser.getText();
    }
    if (parser.getTextLength() > LONG_CHARS
        && parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return parser.getDoubleValue();
    }
    long value = parser.getLongValue();
    return switch (as) {
      case FLOATING -> (double) value;
      case INTEGER -> value == (int) value ? (Object) (int) value : (Object) value;
      default -> value;
    };
  }

  /**
   * A number with point or exponent. The common case, few digits around one point, is the quotient
   * of two numbers that a double holds exactly, so one division rounds it as a parser would.
   */
  public static double decimal(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > EXACT_CHARS) {
      return parser.getDoubleValue();
    }
    char[] text = parser.getTextCharacters();
    int at = parser.getTextOffset();
    int end = at + length;
    boolean negative = text[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int point = end;
    int unusual = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      // Choices without branches: numbers have their points anywhere, which no processor foresees.
      digits = digit == POINT ? digits : digits * 10 + digit;
      point = digit == POINT ? at + 1 : point;
      unusual |= digit - POINT;
    }
    if ((unusual & ~15) != 0) {
      return parser.getDoubleValue();
    }
    double value = digits / POWERS_OF_TEN[end - point];
    return negative ? -value : value;
  }
}
