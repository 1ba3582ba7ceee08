package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Moments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** DATE: Connect's Date. Integers are days since 1970, strings ISO ({@code 2026-11-20}). */
record DateType() implements ColumnType {

  private static final long MS_PER_DAY = Duration.ofDays(1).toMillis();

  @Override
  public SchemaBuilder schema() {
    return org.apache.kafka.connect.data.Date.builder();
  }

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof Date date) {
      if (Math.floorMod(Moments.epochMs(date), MS_PER_DAY) != 0) {
        throw Misfits.misfit(value, this, ", it is not midnight UTC");
      }
      return date;
    }
    if (value instanceof String text) {
      try {
        return Moments.ofEpochMs(LocalDate.parse(text.trim()).toEpochDay() * MS_PER_DAY);
      } catch (DateTimeException e) {
        throw Misfits.misfit(value, this);
      }
    }
    return Moments.ofEpochMs(
        Math.multiplyExact((int) IntegerType.INT.convert(value, declared), MS_PER_DAY));
  }

  @Override
  public String ddl() {
    return "DATE";
  }
}
