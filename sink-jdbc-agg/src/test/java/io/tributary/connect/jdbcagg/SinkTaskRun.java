package io.tributary.connect.jdbcagg;

import io.tributary.testkit.FakeSinkTaskContext;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** A task as Connect runs it, from start to stop. */
final class SinkTaskRun implements SimulatedWorker.Driven, AutoCloseable {

  private final JdbcAggSinkTask task = new JdbcAggSinkTask();
  private final FakeSinkTaskContext context;

  SinkTaskRun(Map<String, String> config) {
    this(config, new FakeSinkTaskContext(config));
  }

  SinkTaskRun(Map<String, String> config, FakeSinkTaskContext context) {
    this.context = context;
    task.initialize(context);
    task.start(config);
  }

  FakeSinkTaskContext context() {
    return context;
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    task.open(partitions);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    task.put(records);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit() {
    return task.preCommit(Map.of());
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    task.close(partitions);
  }

  @Override
  public void close() {
    task.stop();
  }
}
