package io.tributary.connect.http;

import io.tributary.connect.http.okhttp.OkHttpGateways;
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
  private final OkHttpGateways gateways;
  private final @Nullable TransactionContext transactions;

  /**
   * @param transactions null where the worker sets the transactions' boundaries, or has none
   */
  StartedHttpPollerSourceTask(
      PollScheduler scheduler, OkHttpGateways gateways, @Nullable TransactionContext transactions) {
    this.scheduler = scheduler;
    this.gateways = gateways;
    this.transactions = transactions;
  }

  /**
   * A whole page, or null. As it comes in one batch, it is one transaction too where the worker
   * makes one of each batch.
   */
  @Nullable List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> page = scheduler.take(PATIENCE);
    if (page != null && transactions != null) {
      transactions.commitTransaction(page.get(page.size() - 1));
    }
    return page;
  }

  @Override
  public void close() {
    scheduler.close();
    gateways.close();
  }
}
