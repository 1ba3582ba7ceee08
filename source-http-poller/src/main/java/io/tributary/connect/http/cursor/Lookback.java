package io.tributary.connect.http.cursor;

import io.tributary.connect.http.config.CursorSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.connect.errors.ConnectException;

/** Sets a cursor that is a time back, in the form in which it is written. */
public final class Lookback {

  /** Epoch seconds reach this in the year 5138, milliseconds did in 1973. */
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final Duration by;

  public Lookback(CursorSettings settings) {
    by = Duration.ofMillis(settings.lookbackMs());
  }

  /**
   * The cursor's value for a request.
   *
   * @throws ConnectException if it is no time, and would have to be
   */
  public String apply(String name, String value) {
    if (by.isZero()) {
      return value;
    }
    try {
      return value.matches("-?\\d{1,18}") ? number(Long.parseLong(value)) : time(value);
    } catch (DateTimeException e) {
      throw new ConnectException(
          "Cursor '"
              + name
              + "' holds no time, so it cannot be set back. Remove "
              + CursorSettings.LOOKBACK
              + ", or take the cursor from another field.");
    }
  }

  private String number(long value) {
    boolean milliseconds = Math.abs(value) >= MILLISECONDS_FROM;
    return Long.toString(value - (milliseconds ? by.toMillis() : secondsRoundedUp()));
  }

  private long secondsRoundedUp() {
    return by.plusMillis(999).toSeconds();
  }

  private String time(String value) {
    if (value.indexOf('T') < 0) {
      LocalDate date = LocalDate.parse(value);
      return date.atStartOfDay().minus(by).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
    return OffsetDateTime.parse(value).minus(by).toString();
  }
}
