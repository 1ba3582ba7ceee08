package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When two values are the same key. Whole numbers of any type are one kind, so that the INT32 of a
 * record finds the BIGINT of a database; strings and numbers are not, unless asked for.
 *
 * @param trim whether blanks around strings do not count
 * @param asText whether the number 12 is the string "12"
 */
public record KeyRules(boolean trim, KeyCase letters, boolean asText) {

  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  /**
   * The key made of the values of its parts.
   *
   * @return null where a part is null, as null equals nothing
   */
  @Nullable Object keyOf(@Nullable Object[] parts) {
    if (parts.length == 1) {
      return part(parts[0]);
    }
    Object[] normal = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Object part = part(parts[i]);
      if (part == null) {
        return null;
      }
      normal[i] = part;
    }
    return new CompositeKey(normal);
  }

  /** One part of a key, in the form in which it is compared. */
  @Nullable Object part(@Nullable Object value) {
    if (value instanceof Long && !asText) {
      return value;
    }
    if (value == null) {
      return null;
    }
    Object normal = value instanceof Number number ? number(number) : scalar(value);
    return normal instanceof String text
        ? string(text)
        : asText ? string(Tree.text(normal)) : normal;
  }

  private String string(String text) {
    String trimmed = trim ? text.strip() : text;
    return letters == KeyCase.IGNORE ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
  }

  private static Object number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Long) {
      return number;
    }
    try {
      BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
      if (decimal.scale() > 0) {
        return decimal;
      }
      BigInteger whole = decimal.toBigIntegerExact();
      boolean fits = whole.compareTo(MIN_LONG) >= 0 && whole.compareTo(MAX_LONG) <= 0;
      return fits ? (Object) whole.longValue() : decimal;
    } catch (NumberFormatException e) {
      throw new BadValueException("a key cannot be infinite or not a number");
    }
  }

  private static Object scalar(Object value) {
    if (value instanceof Date date) {
      return Moments.ofEpochMs(Moments.epochMs(date));
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof List || Tree.isObject(value)) {
      throw new BadValueException(
          "a key cannot be " + (value instanceof List ? "a list" : "an object"));
    }
    return value;
  }

  /** What kind of value a part is, in words. */
  static String kindOf(Object part) {
    if (part instanceof String) {
      return "a string";
    }
    if (part instanceof Number) {
      return part instanceof Long ? "an integer" : "a number with a fraction";
    }
    if (part instanceof Boolean) {
      return "a boolean";
    }
    return part instanceof Date ? "a date or time" : "bytes";
  }
}
