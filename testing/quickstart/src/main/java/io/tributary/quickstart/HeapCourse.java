package io.tributary.quickstart;

import java.util.ArrayList;
import java.util.List;

/**
 * The live heap of a JVM over a run: bytes in use right after a full collection, in even steps of
 * time.
 *
 * @param maxBytes the most that the heap may grow to
 */
record HeapCourse(List<Long> liveBytes, long maxBytes) {

  /** What may be in flight at one sample and not at another, as a part of the whole heap. */
  private static final int SLACK_PART = 32;

  private static final int FEWEST = 8;

  HeapCourse {
    liveBytes = List.copyOf(liveBytes);
  }

  /** Takes the samples. */
  static final class Builder {
    private final List<Long> samples = new ArrayList<>();

    void add(long liveBytes) {
      samples.add(liveBytes);
    }

    HeapCourse end(long maxBytes) {
      return new HeapCourse(samples, maxBytes);
    }
  }

  /**
   * Whether it did not grow: the median of the last quarter of the samples is above that of the
   * second quarter by a 32nd of the heap at most. The first quarter is left to what is loaded and
   * cached once. Too few samples show nothing.
   */
  boolean flat() {
    return liveBytes.size() >= FEWEST && growth() <= maxBytes / SLACK_PART;
  }

  private long growth() {
    int quarter = liveBytes.size() / 4;
    return median(liveBytes.subList(liveBytes.size() - quarter, liveBytes.size()))
        - median(liveBytes.subList(quarter, 2 * quarter));
  }

  private static long median(List<Long> samples) {
    return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElse(0L);
  }

  /** The samples and what follows from them, in words. */
  List<String> lines() {
    String samples =
        "Live heap of the worker, MiB: "
            + String.join(" ", liveBytes.stream().map(each -> Long.toString(each >> 20)).toList());
    if (liveBytes.size() < FEWEST) {
      return List.of(samples, "Too few samples to judge by.");
    }
    return List.of(
        samples,
        "Median of the last quarter less that of the second: "
            + Math.round(growth() / (double) (1 << 20))
            + " MiB; of "
            + (maxBytes >> 20)
            + " MiB "
            + ((maxBytes / SLACK_PART) >> 20)
            + " are allowed. "
            + (flat() ? "Memory was flat." : "Memory was NOT flat."));
  }
}
