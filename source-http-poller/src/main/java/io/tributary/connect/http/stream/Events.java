package io.tributary.connect.http.stream;

import io.tributary.connect.http.model.ReplyHead;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The events of one connection, in their order. */
public interface Events {

  /**
   * The events of a body: server-sent ones if the head says so, else a document per line.
   *
   * @param lastId of the event that the server was told to go on behind; null for none
   */
  static Events of(ReplyHead head, Lines lines, @Nullable String lastId) {
    String type = head.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")
        ? new ServerSentEvents(lines, lastId)
        : new LineEvents(lines);
  }

  /** Waits for the next event; null at the end of the stream. */
  @Nullable StreamEvent next() throws IOException;

  /** Whether bytes of a further event are here already. */
  boolean isMoreHere() throws IOException;

  /** How long the server wants clients to wait before they connect again; null if not said. */
  @Nullable Long reconnectMs();
}
