package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.RequestCost;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.connect.http.model.RequestSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells one unit when it may send a request: within the budget of its group, outside its pauses,
 * and past the circuit breaker of its endpoint.
 *
 * <p>Threading: one thread at a time, with a happens-before edge in between; what it shares with
 * other units is safe by itself.
 */
public final class Limiter {

  private final Budget budget;
  private final Pause pause;
  private final CircuitBreaker breaker;
  private final RequestCost cost;
  private final RateLimitHeaders headers;
  private final InstantSource clock;
  private @Nullable Instant slot;

  Limiter(
      Budget budget,
      Pause pause,
      CircuitBreaker breaker,
      RequestCost cost,
      RateLimitHeaders headers,
      InstantSource clock) {
    this.budget = budget;
    this.pause = pause;
    this.breaker = breaker;
    this.cost = cost;
    this.headers = headers;
    this.clock = clock;
  }

  /** How long to wait before asking again; null if the request may be sent now. */
  public @Nullable Park claim(RequestSpec request) {
    long pausedMs = pause.leftMs();
    if (pausedMs > 0) {
      return new Park(Park.Reason.RETRY_AFTER, pausedMs);
    }
    if (slot == null) {
      slot = budget.reserve(cost.of(name -> parameter(request, name)));
    }
    Duration wait = Duration.between(clock.instant(), slot);
    if (wait.toMillis() > 0) {
      return new Park(Park.Reason.BUDGET, wait.toMillis());
    }
    long brokenMs = breaker.waitMs();
    if (brokenMs > 0) {
      return new Park(Park.Reason.BREAKER, brokenMs);
    }
    slot = null;
    return null;
  }

  private static @Nullable String parameter(RequestSpec request, String name) {
    for (QueryParameter parameter : request.parameters()) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  /**
   * Takes note of what a response says about the server's limits.
   *
   * @param values first value of a header by its name, null where there is none
   */
  public void seen(Function<String, @Nullable String> values) {
    budget.observe(headers.read(values));
  }

  /** Keeps all away that share the server's patience. */
  void pause(long waitMs) {
    pause.extend(waitMs);
  }

  void succeeded() {
    breaker.succeeded();
  }

  /** Milliseconds that one more failure of the server keeps the endpoint away; 0 if none. */
  long failed() {
    return breaker.failed();
  }

  /** Credits that the server last said are left; null if it never did. */
  public @Nullable Long creditsLeft() {
    return budget.remaining();
  }
}
