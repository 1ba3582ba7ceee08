package io.tributary.benchmarks.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;

/** What a piece of work took: by the clock, and of all processors of this JVM. */
record Cost(double wallMs, double cpuMs) {

  private static final double NANOS = 1e6;

  /** Work on files. */
  interface Work {
    void run() throws IOException;
  }

  static Cost of(Work work) {
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Cost((System.nanoTime() - begun) / NANOS, (cpuNanos() - cpu) / NANOS);
  }

  /** The one in the middle, by the clock. */
  static Cost median(List<Cost> all) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Cost::wallMs))
        .skip(all.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
