package io.tributary.connect.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an event stream as the WHATWG's HTML standard says (9.2.6). */
public final class ServerSentEvents implements Events {

  static final String MESSAGE = "message";

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Lines lines;
  private boolean begun;
  private StringBuilder data = new StringBuilder();
  private String type = "";
  private @Nullable String id;
  private @Nullable Long reconnectMs;

  /**
   * @param lastId of the events before this connection; null if none had one
   */
  public ServerSentEvents(Lines lines, @Nullable String lastId) {
    this.lines = lines;
    this.id = lastId;
  }

  @Override
  public @Nullable StreamEvent next() throws IOException {
    for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
      String line = text(bytes);
      if (!line.isEmpty()) {
        field(line);
      } else if (data.length() > 0) {
        return dispatch();
      } else {
        type = "";
      }
    }
    // An event that no blank line ends is none.
    return null;
  }

  private String text(byte[] bytes) {
    String line = new String(bytes, UTF_8);
    boolean marked = !begun && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
    begun = true;
    return marked ? line.substring(1) : line;
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (name) {
      case "event" -> type = value;
      case "data" -> data.append(value).append('\n');
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      case "retry" -> reconnectMs = value.matches("\\d{1,9}") ? Long.valueOf(value) : reconnectMs;
      default -> {
        // Comments have an empty name; all else is to be ignored.
      }
    }
  }

  private StreamEvent dispatch() {
    // Behind the last line of data there is none.
    String text = data.substring(0, data.length() - 1);
    StreamEvent event = new StreamEvent(type.isEmpty() ? MESSAGE : type, text.getBytes(UTF_8), id);
    data = new StringBuilder();
    type = "";
    return event;
  }

  @Override
  public boolean isMoreHere() throws IOException {
    return lines.isMoreHere();
  }

  @Override
  public @Nullable Long reconnectMs() {
    return reconnectMs;
  }
}
