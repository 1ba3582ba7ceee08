package io.tributary.connect.http.body;

import io.tributary.connect.http.model.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body in memory. */
final class MemoryBody implements Body {

  private final byte[] received;
  private final Inflation said;
  private final long maxBytes;

  MemoryBody(byte[] received, Inflation said, long maxBytes) {
    this.received = received;
    this.said = said;
    this.maxBytes = maxBytes;
  }

  @Override
  public InputStream open() throws IOException {
    return Inflation.open(new ByteArrayInputStream(received), said, received.length, maxBytes);
  }

  @Override
  public long keptBytes() {
    return received.length;
  }

  @Override
  public void close() {
    // The garbage collector does.
  }
}
