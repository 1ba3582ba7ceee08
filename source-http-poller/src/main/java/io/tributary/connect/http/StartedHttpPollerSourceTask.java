package io.tributary.connect.http;

import io.tributary.connect.http.metrics.TaskMeters;
import io.tributary.connect.http.okhttp.OkHttpGateways;
import io.tributary.connect.http.run.Batch;
import io.tributary.connect.http.run.Handoff;
import io.tributary.connect.http.run.PollScheduler;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/** A task that polls. */
final class StartedHttpPollerSourceTask implements AutoCloseable {

  /** The worker calls stop only between two polls, so none may last. */
  static final Duration PATIENCE = Duration.ofMillis(400);

  private final PollScheduler scheduler;
  private final Handoff handoff;
  private final OkHttpGateways gateways;
  private final TaskMeters meters;
  private final @Nullable TransactionContext transactions;

  /**
   * @param transactions null where the worker sets the transactions' boundaries, or has none
   */
  StartedHttpPollerSourceTask(
      PollScheduler scheduler,
      Handoff handoff,
      OkHttpGateways gateways,
      TaskMeters meters,
      @Nullable TransactionContext transactions) {
    this.scheduler = scheduler;
    this.handoff = handoff;
    this.gateways = gateways;
    this.meters = meters;
    this.transactions = transactions;
  }

  /** The next batch, or null. Where the worker lets us, a transaction ends with a page. */
  @Nullable List<SourceRecord> poll() throws InterruptedException {
    meters.tick();
    Batch batch = handoff.take(PATIENCE);
    if (batch == null) {
      return null;
    }
    batch.onTaken().run();
    if (transactions == null) {
      return batch.ending() == Batch.Ending.ABORT ? null : batch.records();
    }
    if (batch.ending() == Batch.Ending.COMMIT) {
      transactions.commitTransaction(batch.last());
    } else if (batch.ending() == Batch.Ending.ABORT) {
      transactions.abortTransaction(batch.last());
    }
    return batch.records();
  }

  @Override
  public void close() {
    scheduler.close();
    gateways.close();
    meters.close();
  }
}
