package io.tributary.connect.jdbcagg;

import io.tributary.testkit.FakeSinkTaskContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Does to one task what a Connect worker does: polls in batches, honours rewinds before each poll,
 * delivers a batch again after a {@code RetriableException}, commits what {@code preCommit} says.
 */
final class SimulatedWorker {

  /** The calls of a task, so that shells and started tasks are driven alike. */
  interface Driven {
    void open(Collection<TopicPartition> partitions);

    void put(Collection<SinkRecord> records);

    Map<TopicPartition, OffsetAndMetadata> preCommit();

    void close(Collection<TopicPartition> partitions);
  }

  private final Driven task;
  private final FakeSinkTaskContext context;
  private final Map<TopicPartition, List<SinkRecord>> log;
  private final Map<TopicPartition, Long> committed;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Set<TopicPartition> owned = new HashSet<>();
  private List<SinkRecord> pending = List.of();

  /**
   * @param committed the consumer group's offsets, which outlive the worker
   */
  SimulatedWorker(
      Driven task,
      FakeSinkTaskContext context,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed) {
    this.task = task;
    this.context = context;
    this.log = log;
    this.committed = committed;
  }

  void open(Collection<TopicPartition> partitions) {
    owned.addAll(partitions);
    partitions.forEach(p -> positions.put(p, committed.getOrDefault(p, 0L)));
    task.open(partitions);
    rewind();
  }

  void close(Collection<TopicPartition> partitions) {
    commit();
    task.close(partitions);
    owned.removeAll(partitions);
    pending = pending.stream().filter(r -> !partitions.contains(partition(r))).toList();
    rewind();
  }

  /** One round of the worker's loop. */
  void poll(Random random) {
    rewind();
    if (pending.isEmpty()) {
      pending = fetch(random);
    }
    try {
      task.put(pending);
      pending = List.of();
    } catch (RetriableException e) {
      return; // the very same batch comes again
    }
    if (random.nextInt(3) == 0) {
      commit();
    }
  }

  /**
   * So many rounds, or fewer where all is durable before. Between them it waits, as a worker does,
   * for as long as the task asked.
   *
   * @param longestWaitMs for which it waits at most
   */
  void run(Random random, int rounds, int longestWaitMs) {
    for (int round = 0; round < rounds && !caughtUp(); round++) {
      poll(random);
      List<Long> timeouts = context.timeoutsMs();
      if (!timeouts.isEmpty()) {
        long waitMs = Math.min(longestWaitMs, timeouts.get(timeouts.size() - 1));
        LockSupport.parkNanos(waitMs * 1_000_000);
        timeouts.clear();
      }
    }
  }

  /** Whether the task says that all of its partitions' records are durable. */
  boolean caughtUp() {
    Map<TopicPartition, OffsetAndMetadata> durable = task.preCommit();
    return owned.stream()
        .filter(p -> !log.getOrDefault(p, List.of()).isEmpty())
        .allMatch(
            p -> {
              List<SinkRecord> records = log.get(p);
              long end = records.get(records.size() - 1).kafkaOffset() + 1;
              return durable.containsKey(p) && durable.get(p).offset() == end;
            });
  }

  private void commit() {
    task.preCommit().forEach((partition, at) -> committed.put(partition, at.offset()));
  }

  private void rewind() {
    context.takeRewinds().forEach(positions::replace);
  }

  private List<SinkRecord> fetch(Random random) {
    List<SinkRecord> batch = new ArrayList<>();
    for (TopicPartition partition : owned) {
      List<SinkRecord> records = log.getOrDefault(partition, List.of());
      int from = indexOf(positions.get(partition), records);
      batch.addAll(records.subList(from, Math.min(records.size(), from + random.nextInt(6))));
    }
    batch.forEach(r -> positions.put(partition(r), r.kafkaOffset() + 1));
    return batch;
  }

  /** Of the first record that is not before an offset. */
  private static int indexOf(long offset, List<SinkRecord> records) {
    int low = 0;
    int high = records.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (records.get(middle).kafkaOffset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static TopicPartition partition(SinkRecord record) {
    return new TopicPartition(record.topic(), record.kafkaPartition());
  }
}
