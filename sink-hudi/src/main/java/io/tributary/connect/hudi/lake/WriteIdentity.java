package io.tributary.connect.hudi.lake;

import java.util.function.Supplier;
import org.apache.hudi.common.engine.EngineProperty;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.util.Option;

/**
 * Makes the names of a task's files its own: the write token is the Kafka partition, a number that
 * counts the task's writes, and one that no other run of a task has. So a task thought dead can
 * never write over its successor, nor a task over what it wrote before a rebalance.
 */
final class WriteIdentity extends TaskContextSupplier {

  private static final long serialVersionUID = 1L;

  private final int partition;
  private final int write;
  private final long run;

  WriteIdentity(int partition, int write, long run) {
    this.partition = partition;
    this.write = write;
    this.run = run;
  }

  @Override
  public Supplier<Integer> getPartitionIdSupplier() {
    return () -> partition;
  }

  @Override
  public Supplier<Integer> getStageIdSupplier() {
    return () -> write;
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
