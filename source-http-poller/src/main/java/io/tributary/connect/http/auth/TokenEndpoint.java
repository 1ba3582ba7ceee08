package io.tributary.connect.http.auth;

import io.tributary.connect.http.config.OAuth2Settings;

/** Port to the server that gives tokens out. */
public interface TokenEndpoint extends AutoCloseable {

  /**
   * Asks for a token and waits for it.
   *
   * @throws NoCredentialsException if it gave none
   */
  Token request(OAuth2Settings settings) throws NoCredentialsException;

  /** Cancels the request under way, from whichever thread, and refuses further ones. */
  @Override
  void close();
}
