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
      int most = random.nextInt(6);
      for (SinkRecord record : log.getOrDefault(partition, List.of())) {
        if (record.kafkaOffset() >= positions.get(partition) && most-- > 0) {
          batch.add(record);
        }
      }
    }
    batch.forEach(r -> positions.put(partition(r), r.kafkaOffset() + 1));
    return batch;
  }

  private static TopicPartition partition(SinkRecord record) {
    return new TopicPartition(record.topic(), record.kafkaPartition());
  }
}
