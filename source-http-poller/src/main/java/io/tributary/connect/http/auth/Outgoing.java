package io.tributary.connect.http.auth;

import org.jspecify.annotations.Nullable;

/**
 * A request as it will go over the wire, for those credentials that depend on it.
 *
 * @param host with the port where that is not the scheme's own, as in the Host header
 * @param path percent-encoded
 * @param query percent-encoded, without the question mark; null if there is none
 * @param contentType null without a body
 * @param body empty without one
 */
public record Outgoing(
    String method,
    String host,
    String path,
    @Nullable String query,
    @Nullable String contentType,
    String body) {

  @Override
  public String toString() {
    return method + " " + host;
  }
}
