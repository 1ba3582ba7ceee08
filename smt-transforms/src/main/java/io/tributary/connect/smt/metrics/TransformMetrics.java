package io.tributary.connect.smt.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the records that a transform could not transform.
 *
 * <p>Threading: counted by the task, read by JMX.
 */
public final class TransformMetrics implements TransformMXBean {

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

  @Override
  public long getErrors() {
    return errors.sum();
  }

  @Override
  public String getLastError() {
    return lastError;
  }
}
