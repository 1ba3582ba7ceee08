package io.tributary.connect.http.body;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unzips what is zipped: told by its first bytes, as servers' headers are not to be trusted. */
final class Inflation {

  private static final int BUFFER = 16 * 1024;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Inflation() {}

  /**
   * The inflated bytes, as many as are allowed.
   *
   * @param length of the received bytes
   */
  static InputStream open(InputStream received, long length, long maxBytes) throws IOException {
    InputStream buffered = received.markSupported() ? received : new BufferedInputStream(received);
    buffered.mark(2);
    boolean zipped = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    return zipped
        ? new BoundedStream(new GZIPInputStream(buffered, BUFFER), length, maxBytes)
        : buffered;
  }
}
