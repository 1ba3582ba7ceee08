package io.tributary.connect.http.run;

import java.time.Duration;
import java.time.Instant;

/** Which of the addresses of the same data to ask: the first, as long as it answers. */
final class Addresses {

  /** How long to stay with another address before the first is tried again. */
  private static final Duration STAY = Duration.ofMinutes(10);

  private final int count;
  private int current;
  private int failures;
  private Instant left = Instant.EPOCH;

  Addresses(int count) {
    this.count = count;
  }

  int current() {
    return current;
  }

  /** A poll begins: perhaps the first address works again. */
  void pollBegins(Instant now) {
    if (failures == 0 && current != 0 && Duration.between(left, now).compareTo(STAY) >= 0) {
      current = 0;
    }
  }

  void answered() {
    failures = 0;
  }

  /** Turns to the next address; false if all have failed by now, which begins with the first. */
  boolean failed(Instant now) {
    failures++;
    left = now;
    current = (current + 1) % count;
    if (failures < count) {
      return true;
    }
    failures = 0;
    current = 0;
    return false;
  }
}
