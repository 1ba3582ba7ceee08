package io.tributary.harness.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer, and the manner in which it is given.
 *
 * @param length of the content in bytes; -1 when it is not known beforehand: it is sent in chunks
 * @param millis how long a slow or hanging answer takes
 */
public record Reply(
    int status,
    Map<String, String> headers,
    Content content,
    long length,
    Manner manner,
    int millis) {

  /** Writes a body. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** How an answer is given. */
  public enum Manner {
    /** At once and whole. */
    PROMPT,
    /** Whole, but after a while and piece by piece. */
    SLOW,
    /** Half of the body, then the line is closed. */
    CUT,
    /** Half of the body, then the line is reset. */
    RESET,
    /** Nothing for a while, then the line is closed. */
    HANG,
    /** Bytes that are no HTTP. */
    GARBAGE
  }

  private static final int OK = 200;

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply json(String body) {
    return bytes("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply bytes(String contentType, byte[] body) {
    return new Reply(
        OK,
        Map.of("Content-Type", contentType),
        out -> out.write(body),
        body.length,
        Manner.PROMPT,
        0);
  }

  /** A body of unknown length. */
  public static Reply stream(String contentType, Content content) {
    return new Reply(OK, Map.of("Content-Type", contentType), content, -1, Manner.PROMPT, 0);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), out -> {}, 0, Manner.PROMPT, 0);
  }

  public Reply status(int other) {
    return new Reply(other, headers, content, length, manner, millis);
  }

  public Reply header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, content, length, manner, millis);
  }

  public Reply given(Manner other, int duringMillis) {
    return new Reply(status, headers, content, length, other, duringMillis);
  }
}
