package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a group: the first 16 bytes of SHA-256 over its values and its window. A hash,
 * because a key of the values themselves could hold no null, is limited to 3,072 bytes, and tells
 * texts apart only as the collation does. The encoding is part of the table's format: a change of
 * it would make a second row for each group.
 */
final class GroupHash {

  private static final int LENGTH = 16;

  private final MessageDigest sha256;

  GroupHash() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("The JVM has no SHA-256, which all must have", e);
    }
  }

  byte[] of(GroupKey key) {
    sha256.reset();
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(key.windowStartMs()).array());
    return values(key);
  }

  /** The hash of a group without its window. */
  byte[] ofValues(GroupKey key) {
    sha256.reset();
    return values(key);
  }

  /** The hash of one session of a group. */
  byte[] ofSession(byte[] group, long startMs) {
    sha256.reset();
    sha256.update(group);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(startMs).array());
    return Arrays.copyOf(sha256.digest(), LENGTH);
  }

  private byte[] values(GroupKey key) {
    for (int i = 0; i < key.size(); i++) {
      update(key.value(i));
    }
    return Arrays.copyOf(sha256.digest(), LENGTH);
  }

  /** Kind, length and bytes of each value, so that no two lists of values read alike. */
  private void update(@Nullable Object value) {
    if (value == null) {
      sha256.update((byte) 'N');
      return;
    }
    byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
    sha256.update((byte) kind(value));
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha256.update(bytes);
  }

  private static char kind(Object value) {
    if (value instanceof String) {
      return 'S';
    }
    if (value instanceof LocalDate) {
      return 'L';
    }
    return value instanceof Boolean ? 'B' : value instanceof Instant ? 'T' : 'D';
  }

  private static String text(Object value) {
    if (value instanceof Instant at) {
      return Long.toString(at.toEpochMilli());
    }
    if (value instanceof Double number) {
      // The bits, because JVMs differ in the digits that they print.
      return Long.toHexString(Double.doubleToLongBits(number));
    }
    return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
  }
}
