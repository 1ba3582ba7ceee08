package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.problem.BadValueException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text that a value holds: a string, or bytes in UTF-8, with or without a byte order mark. */
final class JsonText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private JsonText() {}

  /** The text; null where the value is no text. */
  static @Nullable String of(Object value, int maxBytes) {
    if (value instanceof String text) {
      refuseSize(text.length(), maxBytes);
      return withoutMark(text);
    }
    if (value instanceof byte[] bytes) {
      refuseSize(bytes.length, maxBytes);
      return withoutMark(decode(bytes));
    }
    if (value instanceof ByteBuffer buffer) {
      refuseSize(buffer.remaining(), maxBytes);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return withoutMark(decode(bytes));
    }
    return null;
  }

  private static void refuseSize(int size, int maxBytes) {
    if (size > maxBytes) {
      throw new BadValueException(
          "a text of " + size + " bytes is beyond limits.max.bytes=" + maxBytes);
    }
  }

  /**
   * Java's fast way puts a sign in the place of bytes that are no text; then the strict one tells.
   */
  private static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadValueException("the bytes are no text in UTF-8");
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
