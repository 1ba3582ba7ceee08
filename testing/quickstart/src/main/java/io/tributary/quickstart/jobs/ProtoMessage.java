package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A message in protobuf's wire format, written field by field. */
final class ProtoMessage {

  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;
  private static final int TYPE_BITS = 3;
  private static final int LOW_BITS = 0x7F;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoMessage varint(int field, long value) {
    tag(field, VARINT);
    raw(value);
    return this;
  }

  ProtoMessage real(int field, float value) {
    tag(field, FIXED32);
    out.writeBytes(
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toByteArray());
  }

  private ProtoMessage bytes(int field, byte[] value) {
    tag(field, LENGTH);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  private void tag(int field, int type) {
    raw(((long) field << TYPE_BITS) | type);
  }

  private void raw(long value) {
    long rest = value;
    while ((rest & ~(long) LOW_BITS) != 0) {
      out.write((int) ((rest & LOW_BITS) | MORE));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
