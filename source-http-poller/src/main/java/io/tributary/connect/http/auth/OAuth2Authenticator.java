package io.tributary.connect.http.auth;

import io.tributary.connect.http.config.OAuth2Settings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.kit.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token for all who ask, and replaces it shortly before its end.
 *
 * <p>Threading: any thread. One fetches while the others wait for the same token; after a failure
 * all are turned away until a random time has passed, so that a broken token endpoint is not asked
 * once per request.
 */
public final class OAuth2Authenticator implements Authenticator {

  private final TokenEndpoint endpoint;
  private final Supplier<OAuth2Settings> source;
  private final InstantSource clock;
  private final Backoff backoff;
  private OAuth2Settings settings;
  private @Nullable Held held;
  private final AtomicLong generation = new AtomicLong();
  private int failures;
  private @Nullable Failure lastFailure;

  private record Held(String token, Instant refreshAt, Instant end) {}

  private record Failure(HttpReply reply, Instant askAgainAt) {}

  /**
   * @param source reads the config anew
   * @param backoff for this authenticator alone
   */
  public OAuth2Authenticator(
      TokenEndpoint endpoint,
      OAuth2Settings settings,
      Supplier<OAuth2Settings> source,
      InstantSource clock,
      Backoff backoff) {
    this.endpoint = endpoint;
    this.settings = settings;
    this.source = source;
    this.clock = clock;
    this.backoff = backoff;
  }

  @Override
  public synchronized Credentials credentials(Outgoing request) throws NoCredentialsException {
    Instant now = clock.instant();
    Held usable = held != null && now.isBefore(held.end) ? held : null;
    if (usable == null || !now.isBefore(usable.refreshAt)) {
      usable = refreshed(usable, now);
    }
    return Credentials.header("Authorization", "Bearer " + usable.token, generation.get());
  }

  /** A new token; where none can be had, the old one while it lasts. */
  private Held refreshed(@Nullable Held usable, Instant now) throws NoCredentialsException {
    if (lastFailure != null && now.isBefore(lastFailure.askAgainAt)) {
      return usableOr(usable, lastFailure.reply);
    }
    try {
      Held fresh = held(endpoint.request(settings), now);
      held = fresh;
      generation.incrementAndGet();
      failures = 0;
      lastFailure = null;
      return fresh;
    } catch (NoCredentialsException e) {
      failures++;
      lastFailure = new Failure(e.reply(), now.plusMillis(backoff.delayMs(failures)));
      // What was refused may have been rotated.
      settings = source.get();
      return usableOr(usable, e.reply());
    }
  }

  private static Held usableOr(@Nullable Held usable, HttpReply reply)
      throws NoCredentialsException {
    if (usable == null) {
      throw new NoCredentialsException(reply);
    }
    return usable;
  }

  private Held held(Token token, Instant now) {
    Duration lifetime = token.lifetime();
    if (lifetime == null) {
      return new Held(token.value().value(), Instant.MAX, Instant.MAX);
    }
    Duration half = lifetime.dividedBy(2);
    Duration skew = settings.expirySkew().compareTo(half) < 0 ? settings.expirySkew() : half;
    Instant end = now.plus(lifetime);
    return new Held(token.value().value(), end.minus(skew), end);
  }

  @Override
  public synchronized boolean renew(Credentials refused) {
    if (refused.generation() == generation.get()) {
      held = null;
      lastFailure = null;
      settings = source.get();
    }
    return true;
  }

  @Override
  public long generation() {
    return generation.get();
  }

  @Override
  public synchronized Iterable<String> secrets() {
    String secret = settings.clientSecret().value();
    return held == null ? List.of(secret) : List.of(secret, held.token);
  }

  /** Not synchronized, as it must reach the one who waits for the token endpoint. */
  @Override
  public void close() {
    endpoint.close();
  }
}
