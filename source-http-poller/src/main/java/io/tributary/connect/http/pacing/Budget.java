package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.LimitSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives out moments at which requests may be sent, so that what a server grants lasts: the credits
 * of the config, and those of its headers where it sends such.
 *
 * <p>Threading: any thread, as the endpoints of a group share it.
 */
public final class Budget {

  private final LimitSettings settings;
  private final int shares;
  private final InstantSource clock;

  private Instant nextFree = Instant.EPOCH;

  /** Of the window that counts the config's credits. */
  private Instant windowEnd = Instant.EPOCH;

  private long windowLeft;

  /** What the server said last, less what was reserved since; meaningless once it was reset. */
  private long serverLeft;

  private long serverMost;
  private Instant serverReset = Instant.EPOCH;
  private @Nullable Long lastRemaining;

  /**
   * @param shares how many tasks use the budget, of which this is one
   */
  public Budget(LimitSettings settings, int shares, InstantSource clock) {
    this.settings = settings;
    this.shares = shares;
    this.clock = clock;
  }

  /**
   * Takes credits, those of a later period if need be. Calls are served in their order.
   *
   * @return when the request may be sent
   */
  public synchronized Instant reserve(long cost) {
    Instant now = clock.instant();
    if (cost <= 0) {
      return now;
    }
    Instant slot = nextFree.isAfter(now) ? nextFree : now;
    if (settings.requests() > 0 && !settings.pacing()) {
      slot = inWindow(slot, cost);
    }
    slot = inServersBudget(slot, cost);
    nextFree = slot.plus(gap(slot, cost));
    return slot;
  }

  private Instant inWindow(Instant slot, long cost) {
    Instant start = slot;
    boolean over = start.isBefore(windowEnd) && windowLeft < cost;
    if (over) {
      start = windowEnd;
    }
    if (!start.isBefore(windowEnd)) {
      windowEnd = start.plusMillis(settings.periodMs());
      windowLeft = Math.max(cost, settings.requests() / shares);
    }
    windowLeft -= cost;
    return start;
  }

  private Instant inServersBudget(Instant slot, long cost) {
    if (!slot.isBefore(serverReset)) {
      return slot;
    }
    if (serverLeft < cost) {
      return serverReset;
    }
    serverLeft -= cost;
    return slot;
  }

  /** How long nobody may ask after a request at a moment. */
  private Duration gap(Instant slot, long cost) {
    if (!settings.pacing()) {
      return Duration.ZERO;
    }
    Duration ours = Duration.ZERO;
    if (settings.requests() > 0) {
      ours = Duration.ofMillis(settings.periodMs()).multipliedBy(cost).multipliedBy(shares);
      ours = ours.dividedBy(settings.requests());
    }
    boolean spread = slot.isBefore(serverReset) && serverLeft * 2 < serverMost;
    Duration theirs =
        spread
            ? Duration.between(slot, serverReset).multipliedBy(cost).dividedBy(serverLeft + cost)
            : Duration.ZERO;
    return ours.compareTo(theirs) > 0 ? ours : theirs;
  }

  /** Takes note of what a response said. */
  public synchronized void observe(Quota quota) {
    Long remaining = quota.remaining();
    if (remaining == null) {
      return;
    }
    lastRemaining = remaining;
    Long resetMs = quota.resetMs();
    if (resetMs == null) {
      return;
    }
    Instant reset = clock.instant().plusMillis(resetMs);
    // A reset header in whole seconds moves a little from answer to answer.
    boolean samePeriod = Duration.between(serverReset, reset).abs().toSeconds() <= 2;
    long most = quota.limit() == null ? remaining : Math.max(quota.limit(), remaining);
    serverMost = Math.max(samePeriod ? serverMost : 0, most / shares);
    serverLeft = remaining / shares;
    serverReset = reset;
  }

  /** Credits that were left at the last response that said so; null before. */
  public synchronized @Nullable Long remaining() {
    return lastRemaining;
  }
}
