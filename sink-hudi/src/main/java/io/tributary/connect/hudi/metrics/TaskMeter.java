package io.tributary.connect.hudi.metrics;

import io.tributary.connect.kit.metrics.Gauges;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a task does with its records, since it was started.
 *
 * <p>Threading: the task counts, any thread reads.
 */
public final class TaskMeter {

  private final LongAdder records = new LongAdder();
  private final LongAdder bad = new LongAdder();

  /** Records came from Connect. */
  public void came(int count) {
    records.add(count);
  }

  /** A record could not be written. */
  public void refused() {
    bad.increment();
  }

  /** What a worker shows of it. */
  public Gauges gauges() {
    return new Gauges()
        .with(
            "records-total",
            "Records that Connect handed over, those that came again included.",
            records::sum)
        .with("records-refused-total", "Records that could not be written.", bad::sum);
  }
}
