package io.tributary.harness.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first line and the headers of an HTTP/1.1 message, kept byte for byte: signatures hold. */
public final class HttpHead {

  /** The length of a body that only the end of the connection ends. */
  static final long UNKNOWN = -1;

  private static final int LIMIT = 1 << 16;
  private static final byte[] END = {'\r', '\n', '\r', '\n'};

  private final byte[] bytes;
  private final List<String> first;
  private final Map<String, String> headers = new HashMap<>();

  private HttpHead(byte[] bytes) {
    this.bytes = bytes;
    List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
    this.first = List.of(lines.get(0).split(" ", 3));
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
  }

  /** Reads the next head; null where the connection ends before it is whole. */
  static @Nullable HttpHead read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END.length) {
      int next = in.read();
      if (next < 0 || bytes.size() == LIMIT) {
        return null;
      }
      bytes.write(next);
      // The text to be found begins with its own middle: only a CR can begin it again.
      matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
    }
    return new HttpHead(bytes.toByteArray());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Of a request, such as {@code PUT}. */
  public String method() {
    return first.get(0);
  }

  /** Of a request: the path as it was sent, without the query. */
  public String path() {
    return first.get(1).split("\\?", 2)[0];
  }

  /** Of a request: what stands behind the question mark, or nothing. */
  public String query() {
    String[] parts = first.get(1).split("\\?", 2);
    return parts.length < 2 ? "" : parts[1];
  }

  /** A header; the name in lower case. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  int status() {
    return Integer.parseInt(first.get(1));
  }

  boolean chunked() {
    return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
  }

  /** Whether the client waits with the body until it hears that the server wants it. */
  boolean expectsToBeAsked() {
    return "100-continue".equalsIgnoreCase(headers.get("expect"));
  }

  /** Bytes of the body, or {@link #UNKNOWN}. */
  long length() {
    String length = headers.get("content-length");
    return length == null ? UNKNOWN : Long.parseLong(length);
  }
}
