package io.tributary.connect.http.body;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.tributary.connect.http.model.ReplyHead;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * How a received body is compressed. What begins as gzip or Zstandard does is that, as servers'
 * headers are not to be trusted; Brotli begins like anything, so there the header decides.
 */
enum Inflation {
  NONE,
  GZIP,
  ZSTD,
  BROTLI;

  /** What a server may compress with, as a request says it. */
  static final String ACCEPTED = "gzip, zstd, br";

  private static final int BUFFER = 16 * 1024;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /** 8 MiB, which is all that HTTP allows (RFC 9659). More would be held outside the heap. */
  private static final int ZSTD_WINDOW_LOG = 23;

  /** What a head says of a body that does not show it itself. */
  static Inflation saidBy(ReplyHead head) {
    List<String> codings = head.headers("Content-Encoding");
    boolean brotli =
        !codings.isEmpty() && codings.get(codings.size() - 1).strip().equalsIgnoreCase("br");
    return brotli ? BROTLI : NONE;
  }

  /**
   * The inflated bytes, as many as are allowed.
   *
   * @param said what the head says
   * @param length of the received bytes
   */
  static InputStream open(InputStream received, Inflation said, long length, long maxBytes)
      throws IOException {
    InputStream buffered = received.markSupported() ? received : new BufferedInputStream(received);
    buffered.mark(ZSTD_MAGIC.length);
    byte[] first = buffered.readNBytes(ZSTD_MAGIC.length);
    buffered.reset();
    Inflation shown = first.length == 0 ? NONE : shownBy(first, said);
    return shown == NONE ? buffered : new BoundedStream(shown.inflate(buffered), length, maxBytes);
  }

  /**
   * As much as the beginning of a body holds.
   *
   * @param received the first bytes
   * @param maxBytes of the inflated
   */
  static byte[] excerpt(byte[] received, Inflation said, int maxBytes) {
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    try (InputStream in = open(new ByteArrayInputStream(received), said, maxBytes, maxBytes)) {
      while (inflated.size() < maxBytes) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        inflated.write(next);
      }
    } catch (IOException e) {
      // It was cut off on purpose.
      return inflated.toByteArray();
    }
    return inflated.toByteArray();
  }

  private static Inflation shownBy(byte[] first, Inflation said) {
    if (begins(first, GZIP_MAGIC)) {
      return GZIP;
    }
    return begins(first, ZSTD_MAGIC) ? ZSTD : said;
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private InputStream inflate(InputStream received) throws IOException {
    return switch (this) {
      case NONE -> received;
      case GZIP -> new GZIPInputStream(received, BUFFER);
      case ZSTD -> new ZstdInputStreamNoFinalizer(received).setLongMax(ZSTD_WINDOW_LOG);
      case BROTLI -> new BrotliStream(received);
    };
  }
}
