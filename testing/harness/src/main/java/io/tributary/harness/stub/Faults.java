package io.tributary.harness.stub;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come, by endpoint. */
final class Faults {
  private final Map<Endpoint, Deque<Fault>> waiting = new EnumMap<>(Endpoint.class);

  synchronized void add(Endpoint endpoint, Fault fault, int count) {
    waiting
        .computeIfAbsent(endpoint, each -> new ArrayDeque<>())
        .addAll(Collections.nCopies(count, fault));
  }

  synchronized @Nullable Fault next(Endpoint endpoint) {
    Deque<Fault> queue = waiting.get(endpoint);
    return queue == null ? null : queue.poll();
  }
}
