package io.tributary.connect.http.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes each line that is not blank for an event, as in NDJSON. */
public final class LineEvents implements Events {

  private final Lines lines;

  public LineEvents(Lines lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable StreamEvent next() throws IOException {
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (!isBlank(line)) {
        return new StreamEvent(ServerSentEvents.MESSAGE, line, null);
      }
    }
    return null;
  }

  private static boolean isBlank(byte[] line) {
    for (byte octet : line) {
      if (octet != ' ' && octet != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isMoreHere() throws IOException {
    return lines.isMoreHere();
  }

  @Override
  public @Nullable Long reconnectMs() {
    return null;
  }
}
