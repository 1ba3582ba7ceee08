package io.tributary.harness.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when the requests of each path came, and passes them on. */
public final class Arrivals implements Feed {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Feed feed;
  private final Map<String, List<Long>> nanos = new ConcurrentHashMap<>();

  public Arrivals(Feed feed) {
    this.feed = feed;
  }

  @Override
  public Reply answer(Request request) {
    long now = System.nanoTime();
    List<Long> path = nanos.computeIfAbsent(request.path(), each -> new ArrayList<>());
    synchronized (path) {
      path.add(now);
    }
    return feed.answer(request);
  }

  public int count(String path) {
    List<Long> times = nanos.getOrDefault(path, List.of());
    synchronized (times) {
      return times.size();
    }
  }

  /** Milliseconds between each two requests of a path that follow each other. */
  public List<Double> gapsMillis(String path) {
    List<Long> times = nanos.getOrDefault(path, List.of());
    List<Double> gaps = new ArrayList<>();
    synchronized (times) {
      for (int i = 1; i < times.size(); i++) {
        gaps.add((times.get(i) - times.get(i - 1)) / NANOS_PER_MILLI);
      }
    }
    return gaps;
  }
}
