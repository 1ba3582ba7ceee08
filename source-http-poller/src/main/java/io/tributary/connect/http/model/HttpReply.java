package io.tributary.connect.http.model;

import org.jspecify.annotations.Nullable;

/** What came of a request, sorted by what must happen next. */
public sealed interface HttpReply {

  /** Calls the case that this reply is. */
  <T> T accept(Cases<T> cases);

  /** One answer for each kind of reply. */
  interface Cases<T> {

    T ok(Ok reply);

    T empty(Empty reply);

    T unavailable(Unavailable reply);

    T refused(Refused reply);
  }

  /** A success with a body. Whoever takes the reply closes the body. */
  record Ok(ReplyHead head, Body body) implements HttpReply {

    @Override
    public <T> T accept(Cases<T> cases) {
      return cases.ok(this);
    }
  }

  /** A success that says by its status that there is nothing, or nothing new. */
  record Empty() implements HttpReply {

    @Override
    public <T> T accept(Cases<T> cases) {
      return cases.empty(this);
    }
  }

  /**
   * A failure that may pass by itself.
   *
   * @param reason what happened, without payload or query
   * @param retryAfterMs how long the server wants to be left alone, in milliseconds; null if it
   *     does not say
   * @param evidence what was answered; null if nothing was
   */
  record Unavailable(
      String reason, Cause cause, @Nullable Long retryAfterMs, @Nullable Evidence evidence)
      implements HttpReply {

    public Unavailable(String reason, Cause cause, @Nullable Long retryAfterMs) {
      this(reason, cause, retryAfterMs, null);
    }

    /** A failure that says nothing about how long it lasts. */
    public static Unavailable because(String reason) {
      return new Unavailable(reason, Cause.FAULT, null);
    }

    @Override
    public <T> T accept(Cases<T> cases) {
      return cases.unavailable(this);
    }
  }

  /** Whose failure it is that may pass. */
  enum Cause {
    /** The server's or the way's to it. */
    FAULT,
    /** Ours: the server said that it is asked too often, or too early. */
    IMPATIENCE,
    /** That of the server that gives out credentials. */
    CREDENTIALS
  }

  /**
   * A failure that only a person can mend.
   *
   * @param reason what happened and what to do, without payload or query
   * @param evidence what was answered; null if nothing was
   * @param key the config key that caused it; null for whatever the status tells
   */
  record Refused(String reason, @Nullable Evidence evidence, @Nullable String key)
      implements HttpReply {

    public Refused(String reason) {
      this(reason, null);
    }

    public Refused(String reason, @Nullable Evidence evidence) {
      this(reason, evidence, null);
    }

    @Override
    public <T> T accept(Cases<T> cases) {
      return cases.refused(this);
    }
  }
}
