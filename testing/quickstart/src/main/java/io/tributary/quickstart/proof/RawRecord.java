package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** One record of a topic as its bytes. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; its texts are.
public record RawRecord(
    int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {

  /** The key as UTF-8; null when there is none. */
  public @Nullable String keyText() {
    return key == null ? null : new String(key, UTF_8);
  }

  /** The value as UTF-8; null when there is none. */
  public @Nullable String valueText() {
    return value == null ? null : new String(value, UTF_8);
  }
}
