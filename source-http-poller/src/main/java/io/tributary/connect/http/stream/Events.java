package io.tributary.connect.http.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The events of one connection, in their order. */
public interface Events {

  /** Waits for the next event; null at the end of the stream. */
  @Nullable StreamEvent next() throws IOException;

  /** Whether bytes of a further event are here already. */
  boolean isMoreHere() throws IOException;

  /** How long the server wants clients to wait before they connect again; null if not said. */
  @Nullable Long reconnectMs();
}
