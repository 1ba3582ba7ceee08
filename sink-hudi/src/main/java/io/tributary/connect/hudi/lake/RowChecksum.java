package io.tributary.connect.hudi.lake;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A number that two rows have in common if, and but for one chance in 2^64 only if, they hold the
 * same values: whatever the order of columns, the width of numbers, and which columns are missing
 * that are null in the other.
 *
 * <p>Threading: for one thread.
 */
final class RowChecksum {

  private static final String HUDI = "_hoodie_";

  private final MessageDigest digest;

  RowChecksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The checksum of a row's own columns, without those that Hudi adds. */
  long of(IndexedRecord row) {
    record(row);
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void value(@Nullable Object value) {
    if (value instanceof IndexedRecord struct) {
      record(struct);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof List<?> list) {
      put('[', list.size());
      list.forEach(this::value);
    } else if (value instanceof GenericFixed decimal) {
      // Its width is that of the column, which says nothing about the value.
      bytes('n', new BigInteger(decimal.bytes()).toByteArray());
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      bytes('b', bytes);
    } else {
      scalar(value);
    }
  }

  private void scalar(@Nullable Object value) {
    if (value == null) {
      digest.update((byte) '0');
    } else if (value instanceof Integer || value instanceof Long) {
      put('i', ((Number) value).longValue());
    } else if (value instanceof Number broken) {
      put('f', Double.doubleToLongBits(broken.doubleValue()));
    } else {
      // Texts, which Avro has in two classes, and booleans.
      bytes(
          value instanceof Boolean ? 't' : 's', value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void record(IndexedRecord struct) {
    Map<String, Object> columns = new TreeMap<>();
    for (Schema.Field field : struct.getSchema().getFields()) {
      Object value = struct.get(field.pos());
      if (value != null && !field.name().startsWith(HUDI)) {
        columns.put(field.name(), value);
      }
    }
    map(columns);
  }

  private void map(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    put('{', sorted.size());
    sorted.forEach(
        (key, value) -> {
          bytes('k', key.getBytes(StandardCharsets.UTF_8));
          value(value);
        });
  }

  private void bytes(char kind, byte[] bytes) {
    put(kind, bytes.length);
    digest.update(bytes);
  }

  private void put(char kind, long number) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
