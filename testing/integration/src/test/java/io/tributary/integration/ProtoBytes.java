package io.tributary.integration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Protobuf's wire format and nothing of its library: fields by number, each a Long (varint), Float
 * (fixed32) or byte[].
 */
final class ProtoBytes {

  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;
  private static final int TYPE_BITS = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoBytes varint(int field, long value) {
    raw((long) field << TYPE_BITS | VARINT);
    raw(value);
    return this;
  }

  ProtoBytes real(int field, float value) {
    raw((long) field << TYPE_BITS | FIXED32);
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  ProtoBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoBytes message(int field, ProtoBytes value) {
    return bytes(field, value.out.toByteArray());
  }

  private ProtoBytes bytes(int field, byte[] value) {
    raw((long) field << TYPE_BITS | LENGTH);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  private void raw(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /** The fields of a message, each with all its values in order. */
  static Map<Integer, List<Object>> fields(byte[] message) {
    Map<Integer, List<Object>> fields = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value =
          switch ((int) (tag & 7)) {
            case VARINT -> varint(in);
            case LENGTH -> slice(in, (int) varint(in));
            case FIXED32 -> in.getFloat();
            default -> throw new IllegalArgumentException("wire type of tag " + tag);
          };
      fields.computeIfAbsent((int) (tag >>> TYPE_BITS), each -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static byte[] slice(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** The last value of a field, as protobuf has it; null without one. */
  static @Nullable Object last(Map<Integer, List<Object>> fields, int number) {
    List<Object> values = fields.get(number);
    return values == null ? null : values.get(values.size() - 1);
  }

  /** A message within another; empty when it is not there. */
  static Map<Integer, List<Object>> message(Map<Integer, List<Object>> fields, int number) {
    return last(fields, number) instanceof byte[] bytes ? fields(bytes) : Map.of();
  }

  static @Nullable String text(Map<Integer, List<Object>> fields, int number) {
    return last(fields, number) instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : null;
  }
}
