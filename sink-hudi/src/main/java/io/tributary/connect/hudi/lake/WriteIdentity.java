package io.tributary.connect.hudi.lake;

import java.util.function.Supplier;

/**
 * Names a task's files: the write token is the Kafka partition, a number that counts the task's
 * writes from 1, and the run. So a task thought dead can never write over its successor, nor a task
 * over what it wrote before a rebalance.
 */
final class WriteIdentity extends RunIdentity {

  private static final long serialVersionUID = 1L;

  private final int partition;
  private final int write;

  WriteIdentity(int partition, int write, long run) {
    super(run);
    this.partition = partition;
    this.write = write;
  }

  @Override
  public Supplier<Integer> getPartitionIdSupplier() {
    return () -> partition;
  }

  @Override
  public Supplier<Integer> getStageIdSupplier() {
    return () -> write;
  }
}
