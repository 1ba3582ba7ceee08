package io.tributary.connect.http.body;

import io.tributary.connect.http.model.BodyLimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Inflated bytes: not too many, and not too many out of too few. */
final class BoundedStream extends FilterInputStream {

  /** Texts rarely shrink to less than a hundredth. */
  private static final long MAX_RATIO = 400;

  /** Below this nobody is harmed. */
  private static final long RATIO_FROM_BYTES = 8L * 1024 * 1024;

  private final long received;
  private final long maxBytes;
  private long count;

  BoundedStream(InputStream inflated, long received, long maxBytes) {
    super(inflated);
    this.received = received;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    admit(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    admit(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    admit(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void admit(long more) throws BodyLimitException {
    count += more;
    if (count > maxBytes) {
      throw BodyReceiver.tooLong(maxBytes);
    }
    if (count > RATIO_FROM_BYTES && count / MAX_RATIO > received) {
      throw new BodyLimitException(
          "the body inflates to more than " + MAX_RATIO + " times what was received");
    }
  }
}
