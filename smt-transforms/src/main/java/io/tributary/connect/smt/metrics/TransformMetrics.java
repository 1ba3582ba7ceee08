package io.tributary.connect.smt.metrics;

import io.tributary.connect.kit.metrics.Gauges;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the records that a transform could not transform, since the task configured it.
 *
 * <p>Threading: counted by the task, read by JMX.
 */
public final class TransformMetrics {

  private final LongAdder errors = new LongAdder();
  private volatile String lastError = "";

  /**
   * Counts one.
   *
   * @param what without any value
   */
  public void error(String what) {
    errors.increment();
    lastError = what;
  }

  /** What JMX shows of it. */
  public Gauges gauges() {
    return new Gauges()
        .with(
            "errors-total",
            "Records that could not be transformed, whatever on.error made of them.",
            errors::sum)
        .with(
            "last-error",
            "What was wrong with the last of them: the place and the kinds of values, never a"
                + " value.",
            () -> lastError);
  }
}
