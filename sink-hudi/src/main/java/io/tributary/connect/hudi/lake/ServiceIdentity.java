package io.tributary.connect.hudi.lake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hudi.common.engine.EngineProperty;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.util.Option;

/**
 * Names the files that Hudi writes by itself: the write token is the attempt, 0, which no task's
 * file has in this place, and a number that no other run has. Without the attempt, a compaction
 * that is done again by the same run would stumble over its own traces.
 */
final class ServiceIdentity extends TaskContextSupplier {

  private static final long serialVersionUID = 1L;

  private final AtomicInteger attempt = new AtomicInteger();
  private final long run;

  ServiceIdentity(long run) {
    this.run = run;
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

  @Override
  public Supplier<Long> getAttemptIdSupplier() {
    return () -> run;
  }

  @Override
  public Option<String> getProperty(EngineProperty property) {
    return Option.empty();
  }

  @Override
  public Supplier<Integer> getTaskAttemptNumberSupplier() {
    return () -> 1;
  }

  @Override
  public Supplier<Integer> getStageAttemptNumberSupplier() {
    return () -> 1;
  }
}
