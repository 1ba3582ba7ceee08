package io.tributary.connect.jdbcagg;

import io.tributary.connect.kit.config.PluginVersion;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** The shell that Connect knows; all work is in {@link StartedJdbcAggSinkTask}. */
public final class JdbcAggSinkTask extends SinkTask {

  private @Nullable StartedJdbcAggSinkTask started;

  @Override
  public String version() {
    return PluginVersion.of(JdbcAggSinkTask.class);
  }

  @Override
  public void start(Map<String, String> props) {
    started = JdbcAggAssembly.start(props, context);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    started().open(partitions);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    started().put(records);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
    return started == null ? Map.of() : started.durableOffsets();
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    if (started != null) {
      started.close(partitions);
    }
  }

  @Override
  public void stop() {
    if (started != null) {
      started.stop();
      started = null;
    }
  }

  private StartedJdbcAggSinkTask started() {
    if (started == null) {
      throw new ConnectException("The task was not started");
    }
    return started;
  }
}
