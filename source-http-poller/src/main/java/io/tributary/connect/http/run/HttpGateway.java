package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Sends the requests of one unit, one at a time: with its credentials, within its limits. Port of
 * the HTTP client's adapter.
 */
public interface HttpGateway extends AutoCloseable {

  /** Sends a request and waits for the whole reply. Every failure of the remote is a reply. */
  HttpReply fetch(RequestSpec request);

  /**
   * Sends a request and lets somebody read the body while it comes, however long that takes, on the
   * calling thread.
   *
   * @param idle longest silence of the server
   * @return {@code Empty} once the body ended or the reader has had enough; else what went wrong
   */
  HttpReply stream(RequestSpec request, Duration idle, StreamReader reader);

  /** Reads a body that may never end. */
  interface StreamReader {

    /** Reads until it has had enough. What it throws counts as a failure of the connection. */
    void read(ReplyHead head, InputStream body) throws IOException;
  }

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
