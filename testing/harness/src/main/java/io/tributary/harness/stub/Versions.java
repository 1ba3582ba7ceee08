package io.tributary.harness.stub;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Moves the time of each stream one step per answer, to its bound. */
final class Versions {
  // Polled faster than its steps, the simulation would run ahead; a broker refuses records from
  // over an hour ahead.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final StubSettings settings;
  private final Clock clock;
  private final Map<String, Integer> last = new HashMap<>();

  Versions(StubSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The number of the stream's next answer, from 0. */
  synchronized int next(String stream) {
    Integer before = last.get(stream);
    int next = before == null ? 0 : before + 1;
    boolean bound = next >= settings.polls() || time(next) > latest();
    int version = bound && before != null ? before : next;
    last.put(stream, version);
    return version;
  }

  /** Seconds since the epoch of an answer. */
  long time(int version) {
    return settings.start().getEpochSecond() + (long) version * settings.stepSeconds();
  }

  private long latest() {
    return clock.instant().plus(AHEAD).getEpochSecond();
  }
}
