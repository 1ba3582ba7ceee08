package io.tributary.connect.hudi;

import io.tributary.connect.kit.config.PluginVersion;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** The shell that Connect talks to; a {@link StartedHudiSinkTask} does the work. */
public final class HudiSinkTask extends SinkTask {

  private @Nullable StartedHudiSinkTask started;

  @Override
  public String version() {
    return PluginVersion.of(HudiSinkTask.class);
  }

  @Override
  public void start(Map<String, String> props) {
    started = HudiAssembly.start(props, context, HudiAssembly.Surroundings.real());
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
    return started().durable();
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    if (started != null) {
      started.close(partitions);
    }
  }

  @Override
  public void stop() {
    StartedHudiSinkTask stopping = started;
    started = null;
    if (stopping != null) {
      stopping.close();
    }
  }

  private StartedHudiSinkTask started() {
    if (started == null) {
      throw new ConnectException("The task is not started");
    }
    return started;
  }
}
