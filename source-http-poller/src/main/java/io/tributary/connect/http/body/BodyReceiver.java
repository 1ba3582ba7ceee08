package io.tributary.connect.http.body;

import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.BodyLimitException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a body off the wire whole, as it comes, still compressed. Up to a limit it stays in memory;
 * beyond that it goes to a file, so that the heap does not grow with it.
 */
public final class BodyReceiver {

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
  public Body receive(InputStream wire) throws IOException {
    byte[] first = wire.readNBytes(memoryBytes + 1);
    if (first.length <= memoryBytes) {
      return new MemoryBody(first, maxBytes);
    }
    if (first.length > maxBytes) {
      throw tooLong(maxBytes);
    }
    return FileBody.receive(first, wire, maxBytes);
  }

  static BodyLimitException tooLong(long maxBytes) {
    return new BodyLimitException(
        "the body is longer than " + ResponseSettings.MAX_BYTES + ", " + maxBytes + " bytes");
  }
}
