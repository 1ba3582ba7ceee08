package io.tributary.connect.jdbcagg.retract;

import io.tributary.connect.jdbcagg.row.Canonical;
import io.tributary.connect.jdbcagg.row.OrderedBytes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Names rows of sources by the first 16 bytes of SHA-256 over their table and key. */
public final class RowId {

  private static final int LENGTH = 16;

  private RowId() {}

  /**
   * The id of a row.
   *
   * @param key the record's key
   * @throws DataException if there is none
   */
  public static byte[] of(String table, @Nullable Object key) {
    if (key == null) {
      throw new DataException(
          "the change event has no key, so its row cannot be told from others. Give the source"
              + " table a primary key, or set message.key.columns at the source connector");
    }
    MessageDigest digest = sha256();
    put(digest, table);
    put(digest, key);
    return Arrays.copyOf(digest.digest(), LENGTH);
  }

  /** The id of a row of one table, by the values of its key. */
  public static byte[] ofValues(List<?> values) {
    MessageDigest digest = sha256();
    values.forEach(value -> put(digest, value));
    return Arrays.copyOf(digest.digest(), LENGTH);
  }

  private static void put(MessageDigest digest, @Nullable Object part) {
    if (part instanceof Struct struct) {
      for (Field field : struct.schema().fields()) {
        put(digest, field.name());
        put(digest, struct.get(field));
      }
      return;
    }
    byte[] bytes = bytes(part);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] bytes(@Nullable Object part) {
    if (part instanceof byte[] raw) {
      return raw;
    }
    if (part instanceof ByteBuffer buffer) {
      byte[] raw = new byte[buffer.remaining()];
      buffer.duplicate().get(raw);
      return raw;
    }
    Object canonical = Canonical.of(part);
    boolean plain =
        canonical == null
            || canonical instanceof Long
            || canonical instanceof String
            || canonical instanceof Double
            || canonical instanceof Boolean
            || canonical instanceof Instant;
    if (canonical instanceof BigDecimal exact) {
      canonical = exact.stripTrailingZeros().toPlainString();
      plain = true;
    }
    return plain
        ? new OrderedBytes.Writer().put(canonical).bytes()
        : String.valueOf(canonical).getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("The JVM has no SHA-256, which all must have", e);
    }
  }
}
