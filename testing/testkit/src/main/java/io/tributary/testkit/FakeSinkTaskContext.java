package io.tributary.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What a worker gives a sink task, with all that the task asks of it kept for a test to read. Built
 * against the oldest Connect that is supported, whose interface has no metrics yet.
 */
public final class FakeSinkTaskContext implements SinkTaskContext {

  private final Map<String, String> configs;
  private final Set<TopicPartition> assignment = new HashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Map<TopicPartition, Long> rewinds = new HashMap<>();
  private final Map<SinkRecord, Throwable> errantRecords = new LinkedHashMap<>();
  private final List<Long> timeoutsMs = new ArrayList<>();
  private boolean toleratesErrors;
  private boolean losesDeadLetters;
  private int commitRequests;

  public FakeSinkTaskContext(Map<String, String> configs) {
    this.configs = Map.copyOf(configs);
  }

  /** From now on bad records go to a dead letter queue, as with {@code errors.tolerance=all}. */
  public FakeSinkTaskContext tolerateErrors() {
    toleratesErrors = true;
    return this;
  }

  /** From now on the dead letter queue takes nothing. */
  public FakeSinkTaskContext loseDeadLetters() {
    losesDeadLetters = true;
    return this;
  }

  /** Adds partitions to those that the task owns; the test calls {@code open} itself. */
  public FakeSinkTaskContext assign(TopicPartition... partitions) {
    assignment.addAll(List.of(partitions));
    return this;
  }

  /** Takes partitions away; the test calls {@code close} itself. */
  public void revoke(TopicPartition... partitions) {
    List.of(partitions).forEach(assignment::remove);
  }

  /** Where the task asked to read on from, and forgets it, as the worker does before each poll. */
  public Map<TopicPartition, Long> takeRewinds() {
    Map<TopicPartition, Long> taken = Map.copyOf(rewinds);
    rewinds.clear();
    return taken;
  }

  /** Records that were reported as bad, in order, with their causes. */
  public Map<SinkRecord, Throwable> errantRecords() {
    return errantRecords;
  }

  /** Each timeout that the task asked for, in milliseconds, oldest first. */
  public List<Long> timeoutsMs() {
    return timeoutsMs;
  }

  public Set<TopicPartition> paused() {
    return paused;
  }

  public int commitRequests() {
    return commitRequests;
  }

  @Override
  public Map<String, String> configs() {
    return configs;
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    rewinds.putAll(offsets);
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    rewinds.put(partition, offset);
  }

  @Override
  public void timeout(long timeoutMs) {
    timeoutsMs.add(timeoutMs);
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.copyOf(assignment);
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused.addAll(List.of(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    List.of(partitions).forEach(paused::remove);
  }

  @Override
  public void requestCommit() {
    commitRequests++;
  }

  @Override
  public @Nullable ErrantRecordReporter errantRecordReporter() {
    if (!toleratesErrors) {
      return null;
    }
    return (record, cause) -> {
      if (losesDeadLetters) {
        return CompletableFuture.failedFuture(new TimeoutException("no broker answers"));
      }
      errantRecords.put(record, cause);
      return CompletableFuture.completedFuture(null);
    };
  }
}
