package io.tributary.connect.http.body;

import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.run.BodyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Keeps bodies one behind the other in one temporary file, inflated. */
public final class FileBodyStore implements BodyStore {

  private static final int CHUNK = 64 * 1024;

  private @Nullable TemporaryFile file;

  @Override
  public HttpReply.Ok keep(HttpReply.Ok reply) throws IOException {
    TemporaryFile target = file;
    if (target == null) {
      target = TemporaryFile.create();
      file = target;
    }
    long start = target.length();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = reply.body().open()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        target.append(ByteBuffer.wrap(chunk, 0, count));
      }
    }
    return new HttpReply.Ok(reply.head(), new Part(target, start, target.length() - start));
  }

  @Override
  public void close() {
    TemporaryFile open = file;
    file = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a temporary file", e);
    }
  }

  /** One body in the file, which outlives it. */
  private record Part(TemporaryFile file, long start, long length) implements Body {

    @Override
    public InputStream open() {
      return file.read(start, length);
    }

    @Override
    public long keptBytes() {
      return length;
    }

    @Override
    public void close() {
      // The file is closed with the last of its bodies.
    }
  }
}
