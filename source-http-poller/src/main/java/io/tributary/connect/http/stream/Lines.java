package io.tributary.connect.http.stream;

import io.tributary.connect.http.model.BodyLimitException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into lines, which end with a line feed, a carriage return, or both. */
public final class Lines {

  private static final int LINE_FEED = '\n';
  private static final int CARRIAGE_RETURN = '\r';

  private final InputStream in;
  private final int maxBytes;
  private boolean afterReturn;

  /**
   * @param maxBytes longest line
   */
  public Lines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in);
    this.maxBytes = maxBytes;
  }

  /**
   * The next line without its end; null at the end of the bytes. What stands behind the last end is
   * no line.
   */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      boolean pair = afterReturn && octet == LINE_FEED;
      afterReturn = octet == CARRIAGE_RETURN;
      if (pair) {
        continue;
      }
      if (octet == LINE_FEED || octet == CARRIAGE_RETURN) {
        return line.toByteArray();
      }
      line.write(octet);
      if (line.size() > maxBytes) {
        throw new BodyLimitException("an event is longer than " + maxBytes + " bytes");
      }
    }
    return null;
  }

  /** Whether more bytes are here already. */
  boolean isMoreHere() throws IOException {
    return in.available() > 0;
  }
}
