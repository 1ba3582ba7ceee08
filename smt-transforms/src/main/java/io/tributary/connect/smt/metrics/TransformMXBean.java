package io.tributary.connect.smt.metrics;

/** What JMX shows of one transform of one task. Counts are since the task configured it. */
public interface TransformMXBean {

  /** Records that could not be transformed, whatever on.error made of them. */
  long getErrors();

  /** What was wrong with the last of them: the place and the kinds of values, never a value. */
  String getLastError();
}
