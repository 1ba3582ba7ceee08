package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointKeys;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.kit.config.PluginVersion;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Polls REST APIs and makes typed records of what they answer. */
public final class HttpPollerSourceConnector extends SourceConnector {

  private Map<String, String> props = Map.of();

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
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HttpPollerSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<String> aliases = new HttpPollerConfig(props).aliases();
    int tasks = Math.min(maxTasks, aliases.size());
    List<Map<String, String>> configs =
        ConnectorUtils.groupPartitions(aliases, tasks).stream()
            .map(share -> EndpointKeys.forTask(props, HttpPollerConfig.ENDPOINTS, share))
            .toList();
    for (int i = 0; i < configs.size(); i++) {
      configs.get(i).put(HttpPollerConfig.TASK_NUMBER, String.valueOf(i));
    }
    return configs;
  }

  @Override
  public void stop() {
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
