package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Moments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * TIMESTAMP: Connect's Timestamp, milliseconds since the epoch. A timestamp that is one already
 * stays; numbers and strings are read as declared. Texts without offset are UTC.
 *
 * @param msPerUnit what a number counts, in milliseconds; null where the column takes no numbers
 * @param format how strings are read; null where they are numbers in quotes
 * @param ddl as written
 */
record TimestampType(@Nullable BigDecimal msPerUnit, @Nullable DateTimeFormatter format, String ddl)
    implements ColumnType {

  /** Without a unit: ISO strings, and numbers of milliseconds. */
  static final TimestampType PLAIN =
      new TimestampType(BigDecimal.ONE, DateTimeFormatter.ISO_DATE_TIME, "TIMESTAMP");

  static final TimestampType ISO =
      new TimestampType(null, DateTimeFormatter.ISO_DATE_TIME, "TIMESTAMP(iso)");

  static TimestampType ofUnit(String unit, String msPerUnit) {
    return new TimestampType(new BigDecimal(msPerUnit), null, "TIMESTAMP(" + unit + ")");
  }

  static TimestampType ofPattern(String pattern, DateTimeFormatter format) {
    return new TimestampType(null, format, "TIMESTAMP('" + pattern + "')");
  }

  @Override
  public SchemaBuilder schema() {
    return Timestamp.builder();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof Date) {
      return value;
    }
    try {
      if (value instanceof String text && format != null) {
        return Date.from(parse(text.trim(), format));
      }
      if (msPerUnit != null && (value instanceof Number || value instanceof String)) {
        return Moments.ofEpochMs(milliseconds(value, msPerUnit));
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw Misfits.misfit(value, this);
    }
    throw Misfits.misfit(value, this);
  }

  private static Instant parse(String text, DateTimeFormatter format) {
    TemporalAccessor read =
        format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (read instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return read instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : ((LocalDate) read).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** What lies below a millisecond is cut off, as a later moment would be one not yet seen. */
  private static long milliseconds(Object number, BigDecimal msPerUnit) {
    boolean whole = number instanceof Long || number instanceof Integer;
    if (whole && msPerUnit.scale() == 0) {
      return Math.multiplyExact(((Number) number).longValue(), msPerUnit.longValue());
    }
    return new BigDecimal(number.toString().trim())
        .multiply(msPerUnit)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }
}
