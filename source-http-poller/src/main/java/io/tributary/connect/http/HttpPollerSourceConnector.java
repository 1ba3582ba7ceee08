package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointKeys;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.plan.TaskProps;
import io.tributary.connect.http.plan.TaskShare;
import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/** Polls REST APIs and makes typed records of what they answer. */
public final class HttpPollerSourceConnector extends SourceConnector {

  /** A worker waits for the configs of tasks, so the parents of partitions must answer soon. */
  private static final Duration DISCOVERY_PATIENCE = Duration.ofSeconds(10);

  private Map<String, String> props = Map.of();
  private @Nullable PartitionWatch watch;

  @Override
  public String version() {
    return PluginVersion.of(HttpPollerSourceConnector.class);
  }

  @Override
  public ConfigDef config() {
    return HttpPollerConfig.definition();
  }

  @Override
  public Config validate(Map<String, String> connectorConfigs) {
    Map<String, String> written = EndpointKeys.written(connectorConfigs);
    return new ConfigCheck(written, super.validate(written)).run();
  }

  @Override
  public void start(Map<String, String> connectorProps) {
    props = EndpointKeys.written(connectorProps);
    HttpPollerConfig config = new HttpPollerConfig(props);
    List<EndpointSettings> discovered =
        config.endpoints().stream().filter(each -> each.partition().isDiscovered()).toList();
    if (!discovered.isEmpty()) {
      TaskName owner = new TaskName(props.getOrDefault("name", "http-poller"), "connector");
      watch =
          new HttpPollerAssembly(owner, config, Clock.systemUTC())
              .watch(discovered, context()::requestTaskReconfiguration);
      watch.start();
    }
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HttpPollerSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    HttpPollerConfig config = new HttpPollerConfig(props);
    Map<String, Set<String>> discovered =
        watch == null ? Map.of() : watch.partitions(DISCOVERY_PATIENCE);
    List<Map<String, String>> configs =
        WorkShares.plan(config, discovered, maxTasks).stream().map(this::taskConfig).toList();
    return TaskName.numbered(configs);
  }

  private Map<String, String> taskConfig(TaskShare share) {
    List<String> aliases = share.units().stream().map(SourceKey::endpoint).distinct().toList();
    Map<String, String> task = EndpointKeys.forTask(props, HttpPollerConfig.ENDPOINTS, aliases);
    task.putAll(TaskProps.write(share));
    return task;
  }

  @Override
  public void stop() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
    props = Map.of();
  }

  /** Each page's records and the position behind it are one batch, and so one transaction. */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
      Map<String, String> connectorConfig) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  @Override
  public boolean alterOffsets(
      Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
    OffsetCheck.check(new HttpPollerConfig(connectorConfig), offsets);
    return true;
  }
}
