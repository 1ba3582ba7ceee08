package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.RequestSpec;

/** Sends the requests of one endpoint, one at a time. Port of the HTTP client's adapter. */
public interface HttpGateway extends AutoCloseable {

  /** Sends a request and waits for the whole reply. Every failure of the remote is a reply. */
  HttpReply fetch(RequestSpec request);

  /** Cancels the request under way, from whichever thread, and refuses further ones. */
  @Override
  void close();
}
