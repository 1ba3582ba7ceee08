package io.tributary.connect.http.auth;

/**
 * Keeps the credentials of an endpoint.
 *
 * <p>Threading: any thread, as the endpoint's requests share it.
 */
public interface Authenticator extends AutoCloseable {

  /**
   * What to add to a request. May wait for a token.
   *
   * @throws NoCredentialsException if there are none now
   */
  Credentials credentials(Outgoing request) throws NoCredentialsException;

  /**
   * The server answered 401. Whether the next credentials will be others, so that asking once more
   * makes sense.
   */
  boolean renew(Credentials refused);

  /** Grows with each renewal. */
  long generation();

  /** Secrets that are in use now, to be kept out of whatever is shown. */
  Iterable<String> secrets();

  /** Lets nobody wait for credentials any longer, from whichever thread. */
  @Override
  void close();
}
