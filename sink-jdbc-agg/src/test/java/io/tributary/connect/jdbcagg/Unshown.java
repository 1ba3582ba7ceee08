package io.tributary.connect.jdbcagg;

import io.tributary.connect.kit.metrics.TaskMetrics;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Duration;
import java.time.InstantSource;

/** The metrics of a task that shows none. */
final class Unshown {

  private Unshown() {}

  static TaskMetrics metrics(InstantSource clock) {
    return new TaskMetrics("none", new TaskName("none", "0"), Duration.ZERO, clock);
  }
}
