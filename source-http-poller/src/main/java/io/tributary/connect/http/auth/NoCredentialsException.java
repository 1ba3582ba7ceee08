package io.tributary.connect.http.auth;

import io.tributary.connect.http.model.HttpReply;

/** Credentials could not be had; the reply says why, and what must happen next. */
public final class NoCredentialsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient HttpReply reply;

  public NoCredentialsException(HttpReply reply) {
    super("no credentials");
    this.reply = reply;
  }

  /** What the request came to, without being sent. */
  public HttpReply reply() {
    return reply;
  }
}
