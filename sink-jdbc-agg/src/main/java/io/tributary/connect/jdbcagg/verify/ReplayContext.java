package io.tributary.connect.jdbcagg.verify;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** What a task finds around it while it takes a topic in once more. */
public final class ReplayContext implements SinkTaskContext {

  private final Map<String, String> connector;
  private final Set<TopicPartition> assignment;
  private long refused;

  public ReplayContext(Map<String, String> connector, Set<TopicPartition> assignment) {
    this.connector = Map.copyOf(connector);
    this.assignment = Set.copyOf(assignment);
  }

  /** Records that fitted no statement; the connector's are in its dead letter queue. */
  public long refused() {
    return refused;
  }

  @Override
  public Map<String, String> configs() {
    return connector;
  }

  /** The task begins where the replay does, unless somebody else writes its tables. */
  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    if (!offsets.isEmpty()) {
      throw new ConnectException("The scratch database is written by another one. Use a fresh one");
    }
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    offset(Map.of(partition, offset));
  }

  @Override
  public void timeout(long timeoutMs) {
    // The next batch comes at once.
  }

  @Override
  public Set<TopicPartition> assignment() {
    return assignment;
  }

  @Override
  public void pause(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the task never pauses");
  }

  @Override
  public void resume(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the task never pauses");
  }

  @Override
  public void requestCommit() {
    // There is no consumer group.
  }

  @Override
  public @Nullable ErrantRecordReporter errantRecordReporter() {
    if (!"all".equals(connector.get("errors.tolerance"))) {
      return null;
    }
    return (record, cause) -> {
      refused++;
      return CompletableFuture.completedFuture(null);
    };
  }
}
