package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Moments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;

/** TIME: Connect's Time. Integers are milliseconds of the day, strings ISO ({@code 13:05:00}). */
record TimeType() implements ColumnType {

  private static final long MS_PER_DAY = Duration.ofDays(1).toMillis();

  @Override
  public SchemaBuilder schema() {
    return Time.builder();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    long ms = msOfDay(value);
    if (ms < 0 || ms >= MS_PER_DAY) {
      throw Misfits.misfit(value, this, ", it is no time of one day");
    }
    return Moments.ofEpochMs(ms);
  }

  private long msOfDay(Object value) {
    if (value instanceof Date date) {
      return Moments.epochMs(date);
    }
    if (value instanceof String text) {
      try {
        return Duration.ofNanos(LocalTime.parse(text.trim()).toNanoOfDay()).toMillis();
      } catch (DateTimeException e) {
        throw Misfits.misfit(value, this);
      }
    }
    return IntegerType.wholeNumber(value, this);
  }

  @Override
  public String ddl() {
    return "TIME";
  }
}
