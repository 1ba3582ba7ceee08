package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.metrics.TaskName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;

/** Keeps exact running aggregates of topics in MySQL or MariaDB. */
public final class JdbcAggSinkConnector extends SinkConnector {

  private Map<String, String> properties = Map.of();

  @Override
  public String version() {
    return PluginVersion.of(JdbcAggSinkConnector.class);
  }

  @Override
  public ConfigDef config() {
    return JdbcAggSinkConfig.CONFIG_DEF;
  }

  @Override
  public Config validate(Map<String, String> connectorConfigs) {
    Config result = super.validate(connectorConfigs);
    ConfigValidation validation = new ConfigValidation(connectorConfigs, result);
    validation.check();
    validation.probe();
    return result;
  }

  /** What {@link #validate} finds without asking the database. */
  public Config validateOffline(Map<String, String> connectorConfigs) {
    Config result = super.validate(connectorConfigs);
    new ConfigValidation(connectorConfigs, result).check();
    return result;
  }

  @Override
  public void start(Map<String, String> props) {
    properties = Map.copyOf(props);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return JdbcAggSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return TaskName.numbered(Collections.nCopies(maxTasks, properties));
  }

  @Override
  public boolean alterOffsets(
      Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
    throw new ConnectException(
        "The offsets of this connector are kept in the table tributary_offsets of its database,"
            + " together with the aggregates, and cannot be altered apart from them. To aggregate"
            + " from the beginning set generation to the next number, with empty tables or others");
  }

  @Override
  public void stop() {
    properties = Map.of();
  }
}
