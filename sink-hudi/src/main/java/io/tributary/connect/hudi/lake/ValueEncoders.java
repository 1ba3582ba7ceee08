package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.DebeziumTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/** One encoder for each pair of a Connect type and a column that may hold it. */
final class ValueEncoders {

  private ValueEncoders() {}

  /**
   * @param to the column's type, wrapped in a union where it may be null
   */
  static ValueEncoder of(org.apache.kafka.connect.data.Schema from, Schema to, String name) {
    Schema type = SchemaUnion.notNull(to);
    if (from.name() != null) {
      switch (from.name()) {
        case Timestamp.LOGICAL_NAME -> {
          return value ->
              TimeUnit.MILLISECONDS.toMicros(Timestamp.fromLogical(from, (java.util.Date) value));
        }
        case Time.LOGICAL_NAME -> {
          return value ->
              TimeUnit.MILLISECONDS.toMicros(Time.fromLogical(from, (java.util.Date) value));
        }
        case Date.LOGICAL_NAME -> {
          return value -> Date.fromLogical(from, (java.util.Date) value);
        }
        case Decimal.LOGICAL_NAME -> {
          return decimal(type, name);
        }
        case DebeziumTypes.TIMESTAMP -> {
          return value -> TimeUnit.MILLISECONDS.toMicros((Long) value);
        }
        default -> {
          // Any other name is only a hint about a plain type.
        }
      }
    }
    return plain(from, type, name);
  }

  private static ValueEncoder plain(
      org.apache.kafka.connect.data.Schema from, Schema type, String name) {
    return switch (type.getType()) {
      case INT -> value -> NumberFit.toInt((Number) value, name);
      case LONG -> value -> ((Number) value).longValue();
      case FLOAT -> value -> NumberFit.toFloat((Number) value, name);
      case DOUBLE -> value -> NumberFit.toDouble((Number) value, name);
      case BYTES -> ValueEncoders::bytes;
      case RECORD -> new StructEncoder(from, type);
      case ARRAY -> array(of(from.valueSchema(), type.getElementType(), name), type);
      case MAP -> map(of(from.valueSchema(), type.getValueType(), name));
      default -> value -> value;
    };
  }

  private static ByteBuffer bytes(Object value) {
    return value instanceof ByteBuffer buffer
        ? buffer.duplicate()
        : ByteBuffer.wrap((byte[]) value);
  }

  private static ValueEncoder array(ValueEncoder element, Schema type) {
    return value -> {
      List<?> source = (List<?>) value;
      GenericData.Array<Object> target = new GenericData.Array<>(source.size(), type);
      for (Object item : source) {
        target.add(item == null ? null : element.encode(item));
      }
      return target;
    };
  }

  private static ValueEncoder map(ValueEncoder element) {
    return value -> {
      Map<String, Object> target = new HashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        Object item = entry.getValue();
        target.put((String) entry.getKey(), item == null ? null : element.encode(item));
      }
      return target;
    };
  }

  private static ValueEncoder decimal(Schema type, String name) {
    LogicalTypes.Decimal kept = (LogicalTypes.Decimal) type.getLogicalType();
    BigInteger limit = BigInteger.TEN.pow(kept.getPrecision());
    return value -> {
      BigInteger unscaled = ((BigDecimal) value).unscaledValue();
      if (unscaled.abs().compareTo(limit) >= 0) {
        throw new DataException(
            "field %s has more digits than the %d that the column keeps"
                .formatted(name, kept.getPrecision()));
      }
      return new GenericData.Fixed(type, signExtended(unscaled, type.getFixedSize()));
    };
  }

  private static byte[] signExtended(BigInteger value, int size) {
    byte[] shortest = value.toByteArray();
    byte[] padded = new byte[size];
    Arrays.fill(padded, 0, size - shortest.length, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, padded, size - shortest.length, shortest.length);
    return padded;
  }
}
