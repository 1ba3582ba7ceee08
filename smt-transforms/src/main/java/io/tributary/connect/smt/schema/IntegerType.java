package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The integral types. Strings of digits and numbers without fraction fit; nothing wraps around. */
enum IntegerType implements ColumnType {
  TINYINT(Byte.MIN_VALUE, Byte.MAX_VALUE) {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.int8();
    }

    @Override
    Object box(long value) {
      return (byte) value;
    }
  },
  SMALLINT(Short.MIN_VALUE, Short.MAX_VALUE) {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.int16();
    }

    @Override
    Object box(long value) {
      return (short) value;
    }
  },
  INT(Integer.MIN_VALUE, Integer.MAX_VALUE) {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.int32();
    }

    @Override
    Object box(long value) {
      return (int) value;
    }
  },
  BIGINT(Long.MIN_VALUE, Long.MAX_VALUE) {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.int64();
    }

    @Override
    Object box(long value) {
      return value;
    }
  };

  /** Doubles from here on have no fraction left to tell, nor all integers between them. */
  private static final double EXACT = 1L << 53;

  private final long lowest;
  private final long highest;

  IntegerType(long lowest, long highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  abstract Object box(long value);

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof Long && this == BIGINT) {
      return value; // the box that it came in
    }
    long number = wholeNumber(value, this);
    if (number < lowest || number > highest) {
      throw new BadValueException("an integer beyond the range of " + name());
    }
    return box(number);
  }

  /** The integer that a value is, for any type that takes integers. */
  static long wholeNumber(Object value, ColumnType type) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    try {
      if (value instanceof BigDecimal decimal) {
        return decimal.longValueExact();
      }
      if (value instanceof BigInteger integer) {
        return integer.longValueExact();
      }
      if (value instanceof String text) {
        return Long.parseLong(text.trim());
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw Misfits.misfit(value, type);
    }
    if (value instanceof Number number && isWhole(number.doubleValue())) {
      return number.longValue();
    }
    throw Misfits.misfit(value, type);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= EXACT;
  }

  @Override
  public String ddl() {
    return name();
  }
}
