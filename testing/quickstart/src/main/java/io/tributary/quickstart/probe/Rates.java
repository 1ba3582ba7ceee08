package io.tributary.quickstart.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How fast counts grew in the last ten seconds. */
public final class Rates {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final double MILLIS = 1000;

  private final Map<String, Deque<Reading>> readings = new HashMap<>();

  private record Reading(Instant at, long count) {}

  /** Notes a count; growth in a second since the oldest one of the window, 0 for the first. */
  public double perSecond(String name, Instant at, long count) {
    Deque<Reading> window = readings.computeIfAbsent(name, newName -> new ArrayDeque<>());
    window.addLast(new Reading(at, count));
    while (window.getFirst().at().isBefore(at.minus(WINDOW))) {
      window.removeFirst();
    }
    Reading oldest = window.getFirst();
    long millis = Duration.between(oldest.at(), at).toMillis();
    return millis == 0 ? 0 : (count - oldest.count()) * MILLIS / millis;
  }
}
