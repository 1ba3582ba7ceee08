package io.tributary.connect.http.body;

import io.tributary.connect.http.model.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** A body in a file of its own. */
final class FileBody implements Body {

  private static final int CHUNK = 64 * 1024;

  private final TemporaryFile file;
  private final Inflation said;
  private final long maxBytes;

  private FileBody(TemporaryFile file, Inflation said, long maxBytes) {
    this.file = file;
    this.said = said;
    this.maxBytes = maxBytes;
  }

  /**
   * Writes a body to a file.
   *
   * @param first what was read of it already
   * @param rest what follows
   */
  static FileBody receive(byte[] first, InputStream rest, Inflation said, long maxBytes)
      throws IOException {
    TemporaryFile file = TemporaryFile.create();
    try {
      file.append(ByteBuffer.wrap(first));
      byte[] chunk = new byte[CHUNK];
      for (int count = rest.read(chunk); count >= 0; count = rest.read(chunk)) {
        if (file.length() + count > maxBytes) {
          throw BodyReceiver.tooLong(maxBytes);
        }
        file.append(ByteBuffer.wrap(chunk, 0, count));
      }
      return new FileBody(file, said, maxBytes);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Inflation.open(file.read(0, file.length()), said, file.length(), maxBytes);
  }

  @Override
  public long keptBytes() {
    return file.length();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a temporary file", e);
    }
  }
}
