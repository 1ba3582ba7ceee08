package io.tributary.configs.doctor;

import io.tributary.connect.hudi.HudiSinkConnector;
import io.tributary.connect.jdbcagg.JdbcAggSinkConnector;
import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.kit.config.UnknownKeys;
import io.tributary.connect.smt.lint.ChainConfig;
import io.tributary.connect.smt.lint.LintException;
import io.tributary.connect.smt.lint.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;

/** What a POST would refuse, and keys that nobody reads: of connectors and of their transforms. */
final class KeysCheck implements Check {

  private static final String PROBE = "validate.probe";
  private static final Set<String> OF_THE_WORKER = Set.of("plugin.version");

  @Override
  public void run(Setup setup, Findings findings) {
    Map<String, String> names = new HashMap<>();
    for (ConnectorConfig config : setup.connectors()) {
      Connector connector = config.connector();
      if (connector == null) {
        findings.note(
            config,
            ConnectorConfig.CLASS,
            config.type() + " is not on the class path, so its keys were not checked",
            "Put its plugin's folder beside the others, or correct the name");
      } else {
        connector(config, connector, findings);
      }
      transforms(config, findings);
      String other = names.putIfAbsent(config.name(), config.file());
      if (other != null) {
        findings.error(
            config, "name", other + " has the same name", "Rename one: the second POST is refused");
      }
    }
  }

  private static void connector(ConnectorConfig config, Connector connector, Findings findings) {
    Config result = validated(config, connector);
    for (ConfigValue value : result.configValues()) {
      if (Placeholders.areIn(config.written().get(value.name()))) {
        continue; // What it will be is not known here.
      }
      for (String message : value.errorMessages()) {
        refused(config, value.name(), message, findings);
      }
    }
  }

  /** As the connector itself checks a POST, but for asking others. */
  private static Config validated(ConnectorConfig config, Connector connector) {
    if (connector instanceof HudiSinkConnector hudi) {
      return hudi.validateOffline(config.values());
    }
    if (connector instanceof JdbcAggSinkConnector aggregates) {
      return aggregates.validateOffline(config.values());
    }
    if (config.isPoller()) {
      Map<String, String> unasked = new HashMap<>(config.values());
      unasked.put(PROBE, "false");
      return connector.validate(unasked);
    }
    // Others may pass keys on to their clients: only what looks misspelt is told.
    Config result = new Config(connector.config().validate(config.values()));
    Config unknown = new Config(connector.config().validate(config.values()));
    UnknownKeys.flag(config.values(), connector.config(), List.of(), unknown);
    for (int i = 0; i < result.configValues().size(); i++) {
      ConfigValue known = result.configValues().get(i);
      unknown.configValues().get(i).errorMessages().stream()
          .filter(message -> message.contains("Did you mean"))
          .forEach(known::addErrorMessage);
    }
    return result;
  }

  private static void refused(
      ConnectorConfig config, String key, String message, Findings findings) {
    String bare = message.startsWith(key + ": ") ? message.substring(key.length() + 2) : message;
    int end = bare.indexOf(". ");
    findings.error(
        config,
        key,
        end < 0 ? bare : bare.substring(0, end),
        end < 0 ? "A POST of this config is refused" : bare.substring(end + 2));
  }

  private static void transforms(ConnectorConfig config, Findings findings) {
    try {
      for (ChainConfig.StageConfig stage : ChainConfig.of(config.values()).stages()) {
        transform(config, stage, findings);
      }
    } catch (LintException e) {
      findings.error(
          config, "transforms", String.valueOf(e.getMessage()), "A POST of this config is refused");
    }
  }

  private static void transform(
      ConnectorConfig config, ChainConfig.StageConfig stage, Findings findings) {
    String prefix = "transforms." + stage.alias() + ".";
    try (Stage made = Stage.of(stage)) {
      for (String error : made.errors()) {
        findings.error(config, prefix + "type", error, "A POST of this config is refused");
      }
      Set<String> unknown = new HashSet<>(stage.keys().keySet());
      unknown.removeAll(made.definition().names());
      unknown.removeAll(OF_THE_WORKER);
      for (String key : unknown) {
        Suggestion.closest(key, made.definition().names())
            .ifPresent(
                meant ->
                    findings.error(
                        config,
                        prefix + key,
                        "the transform has no such key",
                        "Did you mean '" + prefix + meant + "'?"));
      }
    } catch (LintException e) {
      findings.note(
          config,
          prefix + "type",
          String.valueOf(e.getMessage()),
          "Put its plugin's folder beside the others, or correct the name");
    }
  }
}
