package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.RequestSpec;

/**
 * Sends the requests of one unit, one at a time: with its credentials, within its limits. Port of
 * the HTTP client's adapter.
 */
public interface HttpGateway extends AutoCloseable {

  /** Sends a request and waits for the whole reply. Every failure of the remote is a reply. */
  HttpReply fetch(RequestSpec request);

  /**
   * Counts up whenever the credentials of requests are renewed, as some servers then forget the
   * pages that they have promised.
   */
  int credentialsGeneration();

  /** Takes the secrets that its requests carry out of a text of the server, which may echo them. */
  String redact(String text);

  /** Cancels the request under way, from whichever thread, and refuses further ones. */
  @Override
  void close();
}
