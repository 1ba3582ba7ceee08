package io.tributary.benchmarks.lake;

import io.tributary.connect.hudi.HudiSinkTask;
import io.tributary.testkit.FakeSinkTaskContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One task of the sink, driven as a worker drives it: records in batches of a poll until a commit
 * is due, which the task makes within the last of these calls.
 */
final class TaskRig implements AutoCloseable {

  private static final int POLL = 500;

  private final String name;
  private final HudiSinkTask task = new HudiSinkTask();
  private final FakeSinkTaskContext context;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /**
   * @param name of the connector
   * @param path of the table
   * @param rows at which a commit is made
   * @param changed keys of the config that differ from their defaults
   */
  TaskRig(String name, String path, int rows, Map<String, String> changed) {
    this.name = name;
    Map<String, String> config = new HashMap<>();
    config.put("name", name);
    config.put("topics", Flights.TOPIC);
    config.put("table.name", "flights");
    config.put("table.path", path);
    config.put("record.key.fields", Flights.KEY);
    config.put("commit.max.records", Integer.toString(rows));
    config.put("commit.interval.ms", "3600000");
    config.put("statistics.interval.ms", "0");
    config.putAll(changed);
    context = new FakeSinkTaskContext(config);
    task.initialize(context);
    task.start(config);
    own(0);
  }

  /** Takes a partition over, and goes on where the table stands. */
  void own(int partition) {
    TopicPartition owned = new TopicPartition(Flights.TOPIC, partition);
    List<TopicPartition> all = new ArrayList<>(next.keySet());
    all.add(owned);
    context.assign(all.toArray(new TopicPartition[0]));
    next.put(owned, 0L);
    task.open(List.of(owned));
    next.putAll(context.takeRewinds());
  }

  /**
   * Commits rows, as many as make a commit due.
   *
   * @return what it cost from the first call to the last, the services after the commit included
   */
  Cost commit(int partition, List<Struct> rows) {
    TopicPartition source = new TopicPartition(Flights.TOPIC, partition);
    long offset = Objects.requireNonNull(next.get(source), "not owned");
    List<List<SinkRecord>> polls = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += POLL) {
      List<SinkRecord> poll = new ArrayList<>();
      for (Struct row : rows.subList(from, Math.min(rows.size(), from + POLL))) {
        poll.add(Flights.record(row, partition, offset++));
      }
      polls.add(poll);
    }
    next.put(source, offset);
    Cost cost = Cost.of(() -> polls.forEach(task::put));
    OffsetAndMetadata durable = task.preCommit(Map.of()).get(source);
    if (durable == null || durable.offset() != offset) {
      throw new IllegalStateException("no commit was made: durable is " + durable);
    }
    return cost;
  }

  /** What the task shows of itself. */
  long gauge(String gauge) {
    try {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(
                      "io.tributary.connect.hudi:type=task,connector=" + name + ",task=0"),
                  gauge);
    } catch (JMException e) {
      throw new IllegalStateException(gauge, e);
    }
  }

  @Override
  public void close() {
    task.close(next.keySet());
    task.stop();
  }
}
