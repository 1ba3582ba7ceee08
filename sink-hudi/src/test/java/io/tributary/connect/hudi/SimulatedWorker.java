package io.tributary.connect.hudi;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One sink task as a worker runs it: reads a log from the group's offsets, obeys rewinds before
 * each poll, commits what {@code preCommit} returns. A crash drops task and positions, and keeps
 * the log, the group's offsets and the table.
 */
final class SimulatedWorker {

  private final Map<String, String> props;
  private final ManualClock clock;
  private final Map<TopicPartition, List<SinkRecord>> log = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> groupOffsets = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private FakeSinkTaskContext context;
  private StartedHudiSinkTask task;
  private long seed;

  SimulatedWorker(Map<String, String> props, ManualClock clock) {
    this.props = Map.copyOf(props);
    this.clock = clock;
    this.context = new FakeSinkTaskContext(props);
  }

  void partition(String topic, int partition) {
    log.put(new TopicPartition(topic, partition), new ArrayList<>());
  }

  void append(SinkRecord record) {
    log.get(new TopicPartition(record.topic(), record.kafkaPartition())).add(record);
  }

  long endOf(String topic, int partition) {
    List<SinkRecord> records = log.get(new TopicPartition(topic, partition));
    return records.isEmpty() ? 0 : records.get(records.size() - 1).kafkaOffset() + 1;
  }

  FakeSinkTaskContext context() {
    return context;
  }

  void start(FaultPoint faults) {
    context = new FakeSinkTaskContext(props);
    context.tolerateErrors();
    context.assign(log.keySet().toArray(new TopicPartition[0]));
    log.keySet().forEach(tp -> positions.put(tp, groupOffsets.getOrDefault(tp, 0L)));
    task =
        HudiAssembly.start(
            props,
            context,
            new HudiAssembly.Surroundings(
                clock,
                new Random(++seed),
                faults,
                (config, assigned) -> HudiAssembly.alone(assigned)));
    task.open(log.keySet());
  }

  /** One turn of the worker's loop: rewind, poll at most so many records, put, commit offsets. */
  void turn(int maxRecords) {
    positions.putAll(context.takeRewinds());
    List<SinkRecord> batch = new ArrayList<>();
    log.forEach(
        (partition, records) -> {
          if (context.paused().contains(partition)) {
            return;
          }
          for (SinkRecord record : records) {
            if (record.kafkaOffset() >= positions.get(partition) && batch.size() < maxRecords) {
              batch.add(record);
              positions.put(partition, record.kafkaOffset() + 1);
            }
          }
        });
    task.put(batch);
    task.durable().forEach((partition, offset) -> groupOffsets.put(partition, offset.offset()));
  }

  /** Turns, with time passing, until the group has committed the whole log. */
  void runToEnd() {
    for (int turns = 0; !done(); turns++) {
      if (turns > 2_000) {
        throw new AssertionError("stuck at " + groupOffsets);
      }
      clock.advance(Duration.ofMillis(50));
      turn(7);
    }
  }

  boolean done() {
    return log.keySet().stream()
        .allMatch(
            partition ->
                endOf(partition.topic(), partition.partition()) == 0
                    || groupOffsets.getOrDefault(partition, 0L)
                        == endOf(partition.topic(), partition.partition()));
  }

  Map<TopicPartition, Long> groupOffsets() {
    return groupOffsets;
  }

  StartedHudiSinkTask task() {
    return task;
  }

  void stop() {
    task.close(log.keySet());
    task.close();
  }
}
