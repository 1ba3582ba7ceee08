package io.tributary.connect.hudi;

import io.tributary.connect.hudi.catalog.CatalogProbe;
import io.tributary.connect.hudi.config.CatalogSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.PassThrough;
import io.tributary.connect.hudi.config.StorageSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.lake.StorageProbe;
import io.tributary.connect.kit.config.ConfigErrors;
import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.config.UnknownKeys;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Keeps a Hudi table equal to the last state of each key in its topics. */
public final class HudiSinkConnector extends SinkConnector {

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(10);

  private Map<String, String> props = Map.of();

  @Override
  public String version() {
    return PluginVersion.of(HudiSinkConnector.class);
  }

  @Override
  public ConfigDef config() {
    return HudiSinkConfig.DEFINITION;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return HudiSinkTask.class;
  }

  @Override
  public void start(Map<String, String> connectorProps) {
    props = Map.copyOf(connectorProps);
  }

  @Override
  public void stop() {
    props = Map.of();
  }

  /** Tasks without a control topic could not agree on a commit: then there is one. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    boolean several = new HudiSinkConfig(props).control() != null;
    return TaskName.numbered(Collections.nCopies(several ? maxTasks : 1, props));
  }

  @Override
  public Config validate(Map<String, String> connectorProps) {
    Config result = validateOffline(connectorProps);
    if (!ConfigErrors.any(result)) {
      HudiSinkConfig config = new HudiSinkConfig(connectorProps);
      probe(config, result);
      probeCatalog(config.catalog(), result);
    }
    return result;
  }

  /** What {@link #validate} finds without asking the storage or a catalog. */
  public Config validateOffline(Map<String, String> connectorProps) {
    Config result = super.validate(connectorProps);
    UnknownKeys.flag(
        connectorProps,
        HudiSinkConfig.DEFINITION,
        List.of(PassThrough.HUDI, PassThrough.HADOOP),
        result);
    for (String key : PassThrough.refused(connectorProps.keySet())) {
      ConfigErrors.add(
          result,
          TableSettings.NAME,
          "key '" + key + "' is not handed on to Hudi or Hadoop",
          "Remove it; the config reference lists those that are");
    }
    if (!ConfigErrors.any(result)) {
      ConfigChecks.check(connectorProps, new HudiSinkConfig(connectorProps), result);
    }
    return result;
  }

  private static void probe(HudiSinkConfig config, Config result) {
    StorageProbe.probe(config.table(), config.storage(), config.owner(), PROBE_PATIENCE)
        .ifPresent(
            refusal ->
                ConfigErrors.add(
                    result, keyOf(refusal.culprit()), refusal.reason(), refusal.whatToDo()));
  }

  private static void probeCatalog(CatalogSettings settings, Config result) {
    Catalogs.of(settings)
        .flatMap(catalog -> CatalogProbe.probe(catalog, settings.table(), PROBE_PATIENCE))
        .ifPresent(
            reason ->
                ConfigErrors.add(
                    result,
                    CatalogSettings.TYPE,
                    reason,
                    "Mend that, or set catalog.type=none to accept the connector without"));
  }

  private static String keyOf(StorageProbe.Culprit culprit) {
    return switch (culprit) {
      case PATH -> TableSettings.PATH;
      case CREDENTIALS -> StorageSettings.ACCESS_KEY;
      case ENDPOINT -> StorageSettings.ENDPOINT;
    };
  }
}
