package io.tributary.connect.jdbcagg.row;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes that compare, unsigned, as the values of one type do: what a database's binary
 * index sorts by. Null comes first. The encoding is part of the tables' format.
 */
public final class OrderedBytes {

  private static final int SIGN = 0x80;
  private static final int DECIMAL_BYTES = 16;

  private OrderedBytes() {}

  /** Puts values behind each other. */
  public static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * Adds a value.
     *
     * @param value null or one of {@code ValueType}'s Java types
     */
    public Writer put(@Nullable Object value) {
      if (value == null) {
        out.write(0);
      } else if (value instanceof Long whole) {
        out.write('I');
        putLong(whole);
      } else if (value instanceof String text) {
        out.write('S');
        putText(text);
      } else if (value instanceof Double number) {
        out.write('F');
        putDouble(number);
      } else if (value instanceof BigDecimal exact) {
        out.write('D');
        putDecimal(exact);
      } else {
        putOther(value);
      }
      return this;
    }

    private void putOther(Object value) {
      if (value instanceof Boolean truth) {
        out.write('B');
        out.write(truth ? 1 : 0);
      } else if (value instanceof Instant at) {
        out.write('T');
        putLong(at.toEpochMilli());
      } else if (value instanceof LocalDate day) {
        out.write('L');
        putLong(day.toEpochDay());
      } else {
        throw new IllegalArgumentException("No bytes for a " + value.getClass().getName());
      }
    }

    /** Adds eight bytes. */
    public Writer putLong(long value) {
      putRaw(ByteBuffer.allocate(Long.BYTES).putLong(value ^ Long.MIN_VALUE).array());
      return this;
    }

    /** Adds four bytes. */
    public Writer putInt(int value) {
      putRaw(ByteBuffer.allocate(Integer.BYTES).putInt(value ^ Integer.MIN_VALUE).array());
      return this;
    }

    private void putDouble(double value) {
      long bits = Double.doubleToLongBits(value);
      // Greater negative doubles have lesser bits.
      putLong(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
    }

    private void putDecimal(BigDecimal value) {
      out.write(value.scale());
      byte[] unscaled = value.unscaledValue().toByteArray();
      byte[] padded = new byte[DECIMAL_BYTES];
      if (value.signum() < 0) {
        Arrays.fill(padded, (byte) -1);
      }
      System.arraycopy(unscaled, 0, padded, DECIMAL_BYTES - unscaled.length, unscaled.length);
      padded[0] ^= (byte) SIGN;
      putRaw(padded);
    }

    /** A zero byte ends a text, so that what follows it does not count; one in it is escaped. */
    private void putText(String text) {
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        out.write(each);
        if (each == 0) {
          out.write(0xff);
        }
      }
      out.write(0);
      out.write(0);
    }

    private void putRaw(byte[] bytes) {
      out.write(bytes, 0, bytes.length);
    }

    public byte[] bytes() {
      return out.toByteArray();
    }
  }

  /** Takes values out again, in the order in which they were put in. */
  public static final class Reader {
    private final ByteBuffer in;

    public Reader(byte[] bytes) {
      this.in = ByteBuffer.wrap(bytes);
    }

    /** The next value. */
    public @Nullable Object get() {
      int kind = in.get();
      return switch (kind) {
        case 0 -> null;
        case 'I' -> getLong();
        case 'S' -> getText();
        case 'F' -> getDouble();
        case 'D' -> getDecimal();
        case 'B' -> in.get() == 1;
        case 'T' -> Instant.ofEpochMilli(getLong());
        case 'L' -> LocalDate.ofEpochDay(getLong());
        default -> throw new IllegalArgumentException("No value of kind " + kind);
      };
    }

    /** Eight bytes. */
    public long getLong() {
      return in.getLong() ^ Long.MIN_VALUE;
    }

    /** Four bytes. */
    public int getInt() {
      return in.getInt() ^ Integer.MIN_VALUE;
    }

    public boolean hasMore() {
      return in.hasRemaining();
    }

    private double getDouble() {
      long bits = getLong();
      return Double.longBitsToDouble(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
    }

    private BigDecimal getDecimal() {
      int scale = in.get();
      byte[] unscaled = new byte[DECIMAL_BYTES];
      in.get(unscaled);
      unscaled[0] ^= (byte) SIGN;
      return new BigDecimal(new BigInteger(unscaled), scale);
    }

    private String getText() {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (byte each = in.get(); each != 0 || in.get() != 0; each = in.get()) {
        text.write(each);
      }
      return text.toString(StandardCharsets.UTF_8);
    }
  }
}
