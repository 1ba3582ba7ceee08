package io.tributary.connect.http.model;

import java.io.IOException;
import java.io.InputStream;

/** The body of a response, received whole, so that it can be read as often as it takes. */
public interface Body extends AutoCloseable {

  /**
   * The inflated body from its first byte on. Whoever opens it closes it.
   *
   * <p>Reading throws a {@link BodyLimitException} where the body grows beyond what is allowed.
   */
  InputStream open() throws IOException;

  /** How many bytes are kept: those that were received, deflated if they came so. */
  long keptBytes();

  /** Frees what keeps the body. It is not opened again. */
  @Override
  void close();
}
