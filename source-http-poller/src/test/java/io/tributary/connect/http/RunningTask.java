package io.tributary.connect.http;

import io.tributary.testkit.FakeSourceTaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;

/** A started task, driven as a worker drives one. */
public final class RunningTask implements AutoCloseable {

  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final HttpPollerSourceTask task = new HttpPollerSourceTask();
  private final FakeSourceTaskContext context;

  private RunningTask(Map<String, String> props, FakeSourceTaskContext context) {
    this.context = context;
    task.initialize(context);
    task.start(props);
  }

  /** Starts without stored offsets. */
  public static RunningTask start(Map<String, String> props) {
    return start(props, new FakeSourceTaskContext(props, null));
  }

  public static RunningTask start(Map<String, String> props, TransactionContext transactions) {
    return start(props, new FakeSourceTaskContext(props, transactions));
  }

  public static RunningTask start(Map<String, String> props, FakeSourceTaskContext context) {
    return new RunningTask(props, context);
  }

  /** Keys that let a test poll a stub, quickly. */
  public static Map<String, String> props(String... more) {
    Map<String, String> props = new HashMap<>();
    props.put("name", "test");
    props.put("connection.allow.cidr.ranges", "127.0.0.0/8");
    props.put("poll.interval.ms", "20");
    props.put("retry.backoff.ms", "5");
    props.put("retry.backoff.max.ms", "20");
    for (int i = 0; i < more.length; i += 2) {
      props.put(more[i], more[i + 1]);
    }
    return props;
  }

  /** One call, as the worker makes it. */
  public List<SourceRecord> pollOnce() throws InterruptedException {
    return task.poll();
  }

  /** The next batch that is not empty. */
  public List<SourceRecord> nextBatch() throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      List<SourceRecord> batch = task.poll();
      if (batch != null) {
        return batch;
      }
    }
    throw new AssertionError("no batch in time");
  }

  /** As many batches that are not empty. */
  public List<List<SourceRecord>> nextBatches(int count) throws InterruptedException {
    List<List<SourceRecord>> batches = new ArrayList<>();
    while (batches.size() < count) {
      batches.add(nextBatch());
    }
    return batches;
  }

  public FakeSourceTaskContext context() {
    return context;
  }

  @Override
  public void close() {
    task.stop();
  }
}
