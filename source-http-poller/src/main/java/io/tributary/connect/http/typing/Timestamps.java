package io.tributary.connect.http.typing;

import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.TimestampFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import org.apache.kafka.connect.errors.DataException;

/** Reads timestamps that no column declares the form of. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
public final class Timestamps {

  /** In seconds the year 5138, in milliseconds March 1973. */
  private static final double SECONDS_BELOW = 1e11;

  private Timestamps() {}

  /**
   * A moment.
   *
   * @param raw a text, Long, Double or Float, or what is already a Date
   * @throws DataException if it is not written in the format
   */
  public static Date read(TimestampFormat format, Object raw) {
    if (raw instanceof Date date) {
      return date;
    }
    return (Date)
        switch (format.kind()) {
          case EPOCH_S -> Coercion.single(ColumnType.TIMESTAMP_S, raw);
          case EPOCH_MS -> Coercion.single(ColumnType.TIMESTAMP_MS, raw);
          case ISO -> text(raw, DateTimeFormatter.ISO_DATE_TIME);
          case HTTP -> Coercion.single(ColumnType.TIMESTAMP_HTTP, raw);
          case PATTERN -> text(raw, java.util.Objects.requireNonNull(format.pattern()));
          case AUTO -> guess(raw);
        };
  }

  private static Date guess(Object raw) {
    if (raw instanceof Number number) {
      return epoch(number.doubleValue(), raw);
    }
    if (raw instanceof String text && !text.isBlank()) {
      String stripped = text.strip();
      char last = stripped.charAt(stripped.length() - 1);
      if (stripped.matches("-?\\d+(\\.\\d+)?")) {
        return epoch(Double.parseDouble(stripped), raw);
      }
      return Character.isLetter(stripped.charAt(0)) && last != 'Z'
          ? (Date) Coercion.single(ColumnType.TIMESTAMP_HTTP, raw)
          : text(raw, DateTimeFormatter.ISO_DATE_TIME);
    }
    throw new DataException("is no timestamp");
  }

  private static Date epoch(double number, Object raw) {
    return (Date)
        Coercion.single(
            Math.abs(number) < SECONDS_BELOW ? ColumnType.TIMESTAMP_S : ColumnType.TIMESTAMP_MS,
            raw);
  }

  private static Date text(Object raw, DateTimeFormatter format) {
    if (!(raw instanceof String text)) {
      throw new DataException("is no text, so no timestamp in record.timestamp.format");
    }
    try {
      TemporalAccessor moment =
          format.parseBest(
              text.strip(),
              OffsetDateTime::from,
              Instant::from,
              LocalDateTime::from,
              LocalDate::from);
      return new Date(instant(moment, format).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new DataException("is no timestamp in record.timestamp.format");
    }
  }

  private static Instant instant(TemporalAccessor moment, DateTimeFormatter format) {
    ZoneId zone = format.getZone() == null ? ZoneOffset.UTC : format.getZone();
    if (moment instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    if (moment instanceof Instant instant) {
      return instant;
    }
    return moment instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : LocalDate.from(moment).atStartOfDay(zone).toInstant();
  }
}
