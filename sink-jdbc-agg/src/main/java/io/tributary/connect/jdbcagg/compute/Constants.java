package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** Constants of a statement, out of their text. */
public final class Constants {

  /** Longer numbers are no constant that a record's value can meet exactly. */
  private static final int LONGEST_NUMBER = 60;

  private static final Pattern NUMBER =
      Pattern.compile("-?\\d*\\.?\\d+([eE][-+]?\\d{1,2})?|-?\\d+\\.([eE][-+]?\\d{1,2})?");

  private Constants() {}

  /** A {@code Long} where it is whole and fits, else a {@code BigDecimal}; empty if too long. */
  public static Optional<Object> number(String text) {
    String digits = text.startsWith("+") ? text.substring(1).strip() : text.replace(" ", "");
    if (digits.length() > LONGEST_NUMBER || !NUMBER.matcher(digits).matches()) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(digits);
    boolean whole =
        exact.stripTrailingZeros().scale() <= 0
            && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
            && !digits.contains(".");
    return Optional.of(whole ? (Object) exact.longValueExact() : exact);
  }

  /**
   * An {@code Instant} or a {@code LocalDate}; empty if the text is neither.
   *
   * @param type TIMESTAMP or DATE
   */
  public static Optional<Object> time(ValueType type, String text) {
    try {
      return Optional.ofNullable(Casts.to(type, text));
    } catch (DataException e) {
      return Optional.empty();
    }
  }
}
