package io.tributary.connect.hudi.lake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Names the files that Hudi writes by itself: the write token is the attempt, 0, which no task's
 * file has in this place, and the run. Without the attempt, a compaction that is done again by the
 * same run would stumble over its own traces.
 */
final class ServiceIdentity extends RunIdentity {

  private static final long serialVersionUID = 1L;

  private final AtomicInteger attempt = new AtomicInteger();

  ServiceIdentity(long run) {
    super(run);
  }

  /** From now on files have other names. */
  void nextAttempt() {
    attempt.incrementAndGet();
  }

  @Override
  public Supplier<Integer> getPartitionIdSupplier() {
    return attempt::get;
  }

  @Override
  public Supplier<Integer> getStageIdSupplier() {
    return () -> 0;
  }
}
