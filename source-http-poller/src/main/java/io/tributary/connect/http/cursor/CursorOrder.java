package io.tributary.connect.http.cursor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Orders the values of a cursor: numbers by size, times by instant, all else as texts. */
final class CursorOrder implements Comparator<String> {

  private static final int MAX_DIGITS = 40;

  @Override
  public int compare(String left, String right) {
    BigDecimal leftNumber = number(left);
    BigDecimal rightNumber = leftNumber == null ? null : number(right);
    if (leftNumber != null && rightNumber != null) {
      return leftNumber.compareTo(rightNumber);
    }
    OffsetDateTime leftTime = time(left);
    OffsetDateTime rightTime = leftTime == null ? null : time(right);
    if (leftTime != null && rightTime != null) {
      return leftTime.toInstant().compareTo(rightTime.toInstant());
    }
    return left.compareTo(right);
  }

  private static @Nullable BigDecimal number(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !text.matches("-?\\d+(\\.\\d+)?")) {
      return null;
    }
    return new BigDecimal(text);
  }

  private static @Nullable OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
