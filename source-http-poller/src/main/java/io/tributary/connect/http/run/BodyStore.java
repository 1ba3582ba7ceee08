package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import java.io.IOException;

/** Keeps replies out of memory until all pages of a poll are there. Port of a file. */
public interface BodyStore extends AutoCloseable {

  /** The same reply with a body that this store keeps. The body it came with may be closed. */
  HttpReply.Ok keep(HttpReply.Ok reply) throws IOException;

  /** Forgets all it keeps. It may be used again. */
  @Override
  void close();
}
