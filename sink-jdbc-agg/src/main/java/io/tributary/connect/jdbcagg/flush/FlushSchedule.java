package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.FlushSettings;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.connect.kit.retry.Backoff;
import io.tributary.connect.kit.retry.RetryBudget;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;

/** When the next flush, or the next try of a failed one, is due. */
final class FlushSchedule {

  private static final long FIRST_BACKOFF_MS = 100;
  private static final long LONGEST_BACKOFF_MS = 5_000;

  private final FlushSettings settings;
  private final TaskMeter meter;
  private final Clock clock;
  private final Backoff backoff;
  private final RetryBudget budget;
  private int records;
  private long oldestMs;
  private int failures;
  private long retryAtMs;

  FlushSchedule(FlushSettings settings, TaskMeter meter, Clock clock, RandomGenerator random) {
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
    this.backoff = new Backoff(FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS, random);
    this.budget = new RetryBudget(settings.retryTimeout(), clock);
  }

  /** Notes that a record was taken in. */
  void took() {
    if (records++ == 0) {
      oldestMs = clock.millis();
    }
  }

  boolean holdsRecords() {
    return records > 0;
  }

  int records() {
    return records;
  }

  boolean due() {
    return records >= settings.maxRecords() || (records > 0 && msToFlush() <= 0);
  }

  /** Notes that memory is empty. */
  void emptied() {
    records = 0;
  }

  /** Notes that the database did what was asked. */
  void succeeded() {
    failures = 0;
    retryAtMs = 0;
    budget.reset();
    meter.succeeded();
  }

  /**
   * Notes a fault that may pass.
   *
   * @throws ConnectException once it has lasted longer than the settings allow
   */
  void failed(String detail) {
    meter.failed();
    if (budget.spent()) {
      throw new ConnectException(
          "The database has failed for longer than retry.timeout.ms=%d: %s. Mend it, then restart"
                  .formatted(settings.retryTimeout().toMillis(), detail)
              + " the task; it goes on where the database stands");
    }
    failures++;
    retryAtMs = clock.millis() + backoff.delayMs(failures);
  }

  /** Whether the last try failed. */
  boolean failing() {
    return failures > 0;
  }

  boolean backingOff() {
    return failures > 0 && clock.millis() < retryAtMs;
  }

  /** Milliseconds until something is to be done, at least 1; empty where nothing is. */
  OptionalLong msToNextStep() {
    if (failures > 0) {
      return OptionalLong.of(Math.max(1, retryAtMs - clock.millis()));
    }
    return records == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(1, msToFlush()));
  }

  private long msToFlush() {
    return oldestMs + settings.interval().toMillis() - clock.millis();
  }
}
