package io.tributary.connect.http.body;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file of the temporary directory. On POSIX systems it loses its name as soon as it is open, so
 * that not even a killed worker leaves it behind.
 */
final class TemporaryFile implements Closeable {

  private final FileChannel channel;
  private long length;

  private TemporaryFile(FileChannel channel) {
    this.channel = channel;
  }

  static TemporaryFile create() throws IOException {
    // Asks for a free name, with rights for the owner alone, and reopens it to lose that name.
    Path path = Files.createTempFile("http-poller-", ".body");
    return new TemporaryFile(FileChannel.open(path, Set.of(READ, WRITE, DELETE_ON_CLOSE)));
  }

  long length() {
    return length;
  }

  void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      length += channel.write(bytes, length);
    }
  }

  /** A part of the file from its beginning, with a position of its own. */
  InputStream read(long start, long partLength) {
    return new Part(channel, start, start + partLength);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static final class Part extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long position;

    Part(FileChannel channel, long start, long end) {
      this.channel = channel;
      this.position = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - position);
      int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
      position += Math.max(count, 0);
      return count;
    }
  }
}
