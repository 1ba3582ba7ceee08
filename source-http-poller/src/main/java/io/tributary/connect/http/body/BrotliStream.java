package io.tributary.connect.http.body;

import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/** Brotli's decoder, whose failures on broken bytes are those of a broken body. */
final class BrotliStream extends InputStream {

  private final InputStream inflated;

  /**
   * @throws IOException if it does not even begin as Brotli may
   */
  BrotliStream(InputStream received) throws IOException {
    inflated = broken(() -> new BrotliInputStream(received));
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  @Override
  public int read() throws IOException {
    return broken(inflated::read);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return broken(() -> inflated.read(target, offset, length));
  }

  @Override
  public void close() throws IOException {
    inflated.close();
  }

  /** The decoder lets exceptions of arrays through where the bytes are none that it expects. */
  @SuppressWarnings("IllegalCatch") // They are of several unchecked types.
  private static <T> T broken(Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (RuntimeException e) {
      throw new IOException("no legal Brotli", e);
    }
  }
}
