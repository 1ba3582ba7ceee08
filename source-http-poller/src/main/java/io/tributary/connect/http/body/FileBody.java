package io.tributary.connect.http.body;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tributary.connect.http.model.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A body in a file of the temporary directory. On POSIX systems it loses its name as soon as it is
 * open, so that not even a killed worker leaves it behind.
 */
final class FileBody implements Body {

  private static final int CHUNK = 64 * 1024;

  private final FileChannel file;
  private final long length;
  private final long maxBytes;

  private FileBody(FileChannel file, long length, long maxBytes) {
    this.file = file;
    this.length = length;
    this.maxBytes = maxBytes;
  }

  /**
   * Writes a body to a file.
   *
   * @param first what was read of it already
   * @param rest what follows
   */
  static FileBody receive(byte[] first, InputStream rest, long maxBytes) throws IOException {
    FileChannel file = create();
    try {
      write(file, ByteBuffer.wrap(first));
      long length = first.length;
      byte[] chunk = new byte[CHUNK];
      for (int count = rest.read(chunk); count >= 0; count = rest.read(chunk)) {
        length += count;
        if (length > maxBytes) {
          throw BodyReceiver.tooLong(maxBytes);
        }
        write(file, ByteBuffer.wrap(chunk, 0, count));
      }
      return new FileBody(file, length, maxBytes);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel create() throws IOException {
    // Asks for a free name, with rights for the owner alone, and reopens it to lose that name.
    Path path = Files.createTempFile("http-poller-", ".body");
    return FileChannel.open(path, Set.of(READ, WRITE, DELETE_ON_CLOSE));
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Inflation.open(new Positioned(file), length, maxBytes);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a temporary file", e);
    }
  }

  /** Reads the file from its beginning, with a position of its own. */
  private static final class Positioned extends InputStream {

    private final FileChannel file;
    private long position;

    Positioned(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = file.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(count, 0);
      return count;
    }
  }
}
