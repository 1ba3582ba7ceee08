package io.tributary.harness.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits until a condition holds. The one place of the harness that sleeps. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /**
   * Waits until the condition holds.
   *
   * @param what names the condition in the error
   * @throws HarnessException when the condition does not hold within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier met) {
    if (!within(limit, met)) {
      throw new HarnessException("Not within " + limit.toMillis() + " ms: " + what);
    }
  }

  /** Whether the condition held within the limit; it is checked at least once. */
  public static boolean within(Duration limit, BooleanSupplier met) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** The first value that is as wanted; when none is within the limit, the last one. */
  public static <T> T value(Duration limit, Supplier<T> source, Predicate<T> wanted) {
    long deadline = System.nanoTime() + limit.toNanos();
    T value = source.get();
    while (!wanted.test(value) && System.nanoTime() < deadline) {
      pause();
      value = source.get();
    }
    return value;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while waiting", e);
    }
  }
}
