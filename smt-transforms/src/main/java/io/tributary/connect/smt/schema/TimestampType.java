package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Moments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * TIMESTAMP: Connect's Timestamp, milliseconds since the epoch. A timestamp that is one already
 * stays; numbers and strings are read as declared. Texts without offset are UTC.
 *
 * @param msPerUnit what a number counts, in milliseconds; null where the column takes no numbers
 * @param formats how strings are read, the first that fits; none where they are numbers in quotes
 * @param ddl as written
 */
record TimestampType(@Nullable BigDecimal msPerUnit, List<DateTimeFormatter> formats, String ddl)
    implements ColumnType {

  private static final List<DateTimeFormatter> ISO_FORMAT =
      List.of(DateTimeFormatter.ISO_DATE_TIME);

  /** Without a unit: ISO strings, and numbers of milliseconds. */
  static final TimestampType PLAIN = new TimestampType(BigDecimal.ONE, ISO_FORMAT, "TIMESTAMP");

  static final TimestampType ISO = new TimestampType(null, ISO_FORMAT, "TIMESTAMP(iso)");

  static TimestampType ofUnit(String unit, String msPerUnit) {
    return new TimestampType(new BigDecimal(msPerUnit), List.of(), "TIMESTAMP(" + unit + ")");
  }

  static TimestampType ofPattern(String pattern, DateTimeFormatter format) {
    return new TimestampType(null, List.of(format), "TIMESTAMP('" + pattern + "')");
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
      if (value instanceof String text && !formats.isEmpty()) {
        return Date.from(parse(text.trim()));
      }
      if (msPerUnit != null && (value instanceof Number || value instanceof String)) {
        return Moments.ofEpochMs(milliseconds(value, msPerUnit));
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw Misfits.misfit(value, this);
    }
    throw Misfits.misfit(value, this);
  }

  @Override
  public ColumnType withFormats(List<DateTimeFormatter> more) {
    return formats.equals(ISO_FORMAT)
        ? new TimestampType(msPerUnit, Stream.concat(more.stream(), formats.stream()).toList(), ddl)
        : this;
  }

  private Instant parse(String text) {
    ParsePosition end = new ParsePosition(0);
    for (DateTimeFormatter format : formats.subList(0, formats.size() - 1)) {
      // Most texts fit one format; what fits none must cost no exception for each.
      end.setIndex(0);
      end.setErrorIndex(-1);
      if (format.parseUnresolved(text, end) != null && end.getIndex() == text.length()) {
        return moment(text, format);
      }
    }
    return moment(text, formats.get(formats.size() - 1));
  }

  private static Instant moment(String text, DateTimeFormatter format) {
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
