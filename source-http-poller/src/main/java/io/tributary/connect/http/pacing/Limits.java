package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RateGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets, pauses and circuit breakers of one task, and which unit shares which. */
public final class Limits {

  private final InstantSource clock;
  private final InstantSource wall;
  private final Map<RateGroup, Budget> budgets = new ConcurrentHashMap<>();
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  /**
   * @param clock that waits are measured with; never set back
   * @param wall that the dates of servers are compared with
   */
  public Limits(InstantSource clock, InstantSource wall) {
    this.clock = clock;
    this.wall = wall;
  }

  /**
   * The limits of one more unit of an endpoint.
   *
   * @param shares how many tasks serve the endpoint's group, this one included
   */
  public Limiter open(EndpointSettings endpoint, int shares) {
    String group = endpoint.limits().group();
    return new Limiter(
        budgets.computeIfAbsent(
            RateGroup.of(endpoint), key -> new Budget(endpoint.limits(), shares, clock)),
        pauses.computeIfAbsent(
            group.isEmpty() ? "endpoint " + endpoint.alias() : "group " + group,
            key -> new Pause(clock)),
        breakers.computeIfAbsent(
            endpoint.alias(),
            key ->
                new CircuitBreaker(
                    endpoint.pacing().breakerFailures(),
                    Duration.ofMillis(endpoint.pacing().breakerOpenMs()),
                    clock)),
        endpoint.limits().cost(),
        new RateLimitHeaders(endpoint.limits().headers(), wall),
        clock);
  }
}
