package io.tributary.harness.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Behind {@code ?seen=<n>} comes n + 1, alone in {@code rows}: whoever reads it to the end without
 * a fault has 1, 2, 3 and on, for each path by itself.
 */
public final class CountingFeed implements Feed {
  private final Map<String, AtomicLong> highest = new ConcurrentHashMap<>();

  @Override
  public Reply answer(Request request) {
    long next = Long.parseLong(request.value("seen", "0")) + 1;
    highest
        .computeIfAbsent(request.path(), path -> new AtomicLong())
        .accumulateAndGet(next, Math::max);
    return Reply.json(
        "{\"rows\":[{\"path\":\"" + request.path() + "\",\"n\":" + next + "}],\"n\":" + next + "}");
  }

  /** The highest number that a path was asked for. */
  public long highest(String path) {
    AtomicLong number = highest.get(path);
    return number == null ? 0 : number.get();
  }
}
