package io.tributary.connect.http.metrics;

import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.run.PollObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one unit does.
 *
 * <p>Threading: a fetch thread tells it, any thread reads.
 */
final class UnitMeter implements PollObserver {

  private final InstantSource clock;
  private final LongSupplier renewals;
  private final Supplier<@Nullable Long> creditsLeft;
  private final LongAdder requests = new LongAdder();
  private final LongAdder unchanged = new LongAdder();
  private final LongAdder records = new LongAdder();
  private final LongAdder ignored = new LongAdder();
  private final LongAdder parks = new LongAdder();
  private volatile @Nullable Instant lastAnswer;
  private volatile @Nullable Parked parked;

  private record Parked(Park.Reason reason, Instant until) {}

  UnitMeter(InstantSource clock, LongSupplier renewals, Supplier<@Nullable Long> creditsLeft) {
    this.clock = clock;
    this.renewals = renewals;
    this.creditsLeft = creditsLeft;
  }

  @Override
  public void asking() {
    requests.increment();
    parked = null;
  }

  @Override
  public void nothingNew() {
    unchanged.increment();
    lastAnswer = clock.instant();
  }

  @Override
  public void handedOver(int count, int left) {
    records.add(count);
    ignored.add(left);
    lastAnswer = clock.instant();
  }

  @Override
  public void parked(Park park) {
    parks.increment();
    parked = new Parked(park.reason(), clock.instant().plusMillis(park.forMs()));
  }

  long requests() {
    return requests.sum();
  }

  long unchanged() {
    return unchanged.sum();
  }

  long records() {
    return records.sum();
  }

  long ignored() {
    return ignored.sum();
  }

  long parks() {
    return parks.sum();
  }

  long renewals() {
    return renewals.getAsLong();
  }

  @Nullable Long creditsLeft() {
    return creditsLeft.get();
  }

  /** Milliseconds since the last answer that was understood; -1 before the first. */
  long answerAgeMs() {
    Instant last = lastAnswer;
    return last == null ? -1 : Duration.between(last, clock.instant()).toMillis();
  }

  /** Milliseconds that the unit stays parked; 0 if it is not. */
  long parkedForMs() {
    Parked now = parked;
    return now == null ? 0 : Math.max(0, Duration.between(clock.instant(), now.until).toMillis());
  }

  /** Why it is parked, empty if it is not. */
  String parkReason() {
    Parked now = parked;
    return now == null || parkedForMs() == 0 ? "" : now.reason.name();
  }
}
