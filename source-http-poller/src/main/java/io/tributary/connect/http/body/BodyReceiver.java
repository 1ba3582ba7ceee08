package io.tributary.connect.http.body;

import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.BodyLimitException;
import io.tributary.connect.http.model.ReplyHead;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a body off the wire whole, as it comes, still compressed. Up to a limit it stays in memory;
 * beyond that it goes to a file, so that the heap does not grow with it.
 */
public final class BodyReceiver {

  /** What a server may compress a body with, as a request says it. */
  public static final String ENCODINGS = Inflation.ACCEPTED;

  private final int memoryBytes;
  private final long maxBytes;

  public BodyReceiver(ResponseSettings settings) {
    this(settings.bufferBytes(), settings.maxBytes());
  }

  /**
   * @param memoryBytes largest body that stays in memory
   * @param maxBytes largest body, on the wire and inflated
   */
  BodyReceiver(int memoryBytes, long maxBytes) {
    this.memoryBytes = (int) Math.min(memoryBytes, maxBytes);
    this.maxBytes = maxBytes;
  }

  /**
   * Reads the wire to its end.
   *
   * @throws BodyLimitException if that does not come soon enough
   */
  public Body receive(ReplyHead head, InputStream wire) throws IOException {
    Inflation said = Inflation.saidBy(head);
    byte[] first = wire.readNBytes(memoryBytes + 1);
    if (first.length <= memoryBytes) {
      return new MemoryBody(first, said, maxBytes);
    }
    if (first.length > maxBytes) {
      throw tooLong(maxBytes);
    }
    return FileBody.receive(first, wire, said, maxBytes);
  }

  /**
   * The beginning of a body, inflated as far as it goes.
   *
   * @param maxBytes to read, and to give
   */
  public static byte[] excerpt(ReplyHead head, InputStream wire, int maxBytes) throws IOException {
    return Inflation.excerpt(wire.readNBytes(maxBytes), Inflation.saidBy(head), maxBytes);
  }

  static BodyLimitException tooLong(long maxBytes) {
    return new BodyLimitException(
        "the body is longer than " + ResponseSettings.MAX_BYTES + ", " + maxBytes + " bytes");
  }
}
