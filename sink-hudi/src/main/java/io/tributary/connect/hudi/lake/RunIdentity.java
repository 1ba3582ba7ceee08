package io.tributary.connect.hudi.lake;

import java.util.function.Supplier;
import org.apache.hudi.common.engine.EngineProperty;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.util.Option;

/**
 * Makes names of files a run's own: the write token, three numbers in each name, ends with one that
 * no other run of any task has. What comes before it is the subclass's.
 */
abstract class RunIdentity extends TaskContextSupplier {

  private static final long serialVersionUID = 1L;

  private final long run;

  RunIdentity(long run) {
    this.run = run;
  }

  @Override
  public final Supplier<Long> getAttemptIdSupplier() {
    return () -> run;
  }

  @Override
  public final Option<String> getProperty(EngineProperty property) {
    return Option.empty();
  }

  @Override
  public final Supplier<Integer> getTaskAttemptNumberSupplier() {
    return () -> 1;
  }

  @Override
  public final Supplier<Integer> getStageAttemptNumberSupplier() {
    return () -> 1;
  }
}
