package io.tributary.connect.smt.dedupe;

import io.tributary.connect.smt.bridge.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Takes fingerprints. Equal values get equal ones: the order of the names in a map, and the class
 * of an integer, make no difference.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
final class Fingerprints {

  private final MessageDigest digest;

  Fingerprints() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("This Java lacks SHA-256. Use a standard one.", e);
    }
  }

  /** The fingerprint of some values, one after the other. */
  Fingerprint of(@Nullable Object... values) {
    for (Object value : values) {
      add(value);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  /** Each value starts with a sign for its kind and ends where its length says. */
  private void add(@Nullable Object value) {
    if (value == null) {
      digest.update((byte) '0');
    } else if (Tree.isObject(value)) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      Tree.forEach(value, sorted::put);
      start('{', sorted.size());
      sorted.forEach(
          (name, item) -> {
            text('n', name);
            add(item);
          });
    } else if (value instanceof List<?> items) {
      start('[', items.size());
      items.forEach(this::add);
    } else if (value instanceof Number) {
      text('#', value.toString());
    } else {
      text(value instanceof String ? 's' : 'v', Tree.text(value));
    }
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    start(kind, bytes.length);
    digest.update(bytes);
  }

  private void start(char kind, int length) {
    digest.update((byte) kind);
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
  }
}
