package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.problem.BadValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** A fixed value of the same type: a text for strings, zero for numbers, and so on. */
public final class Redaction implements Masking {

  private static final Map<Class<?>, Object> FIXED =
      Map.of(
          Byte.class,
          (byte) 0,
          Short.class,
          (short) 0,
          Integer.class,
          0,
          Long.class,
          0L,
          Float.class,
          0f,
          Double.class,
          0d,
          Boolean.class,
          false,
          BigInteger.class,
          BigInteger.ZERO);

  private final String replacement;

  public Redaction(String replacement) {
    this.replacement = replacement;
  }

  @Override
  public Schema schema(Schema scalar) {
    return scalar;
  }

  @Override
  public Object mask(Object scalar) {
    if (scalar instanceof String) {
      return replacement;
    }
    if (scalar instanceof BigDecimal decimal) {
      return BigDecimal.ZERO.setScale(decimal.scale());
    }
    if (scalar instanceof Date) {
      return Moments.ofEpochMs(0);
    }
    if (scalar instanceof byte[]) {
      return new byte[0];
    }
    if (scalar instanceof ByteBuffer) {
      return ByteBuffer.allocate(0);
    }
    Object fixed = FIXED.get(scalar.getClass());
    if (fixed == null) {
      throw new BadValueException("a value for which no fixed one stands");
    }
    return fixed;
  }
}
