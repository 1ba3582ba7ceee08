package io.tributary.configs.doctor;

import io.tributary.connect.http.HttpPollerSourceConnector;
import io.tributary.connect.hudi.HudiSinkConnector;
import io.tributary.connect.jdbcagg.JdbcAggSinkConnector;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.smt.lint.ChainConfig;
import io.tributary.connect.smt.lint.LintException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * A config as it would be POSTed.
 *
 * @param file its name within the folder
 * @param written its keys as they stand there
 * @param values the same with something that fits for each placeholder of a config provider
 * @param connector null if its class cannot be loaded
 */
record ConnectorConfig(
    String file,
    String name,
    Map<String, String> written,
    Map<String, String> values,
    @Nullable Connector connector) {

  static final String CLASS = "connector.class";

  static ConnectorConfig of(String file, String name, Map<String, String> written) {
    Connector connector = Plugins.connector(written.getOrDefault(CLASS, ""));
    return new ConnectorConfig(
        file, name, written, new Placeholders(written, connector).filled(), connector);
  }

  boolean isPoller() {
    return connector instanceof HttpPollerSourceConnector;
  }

  boolean isHudi() {
    return connector instanceof HudiSinkConnector;
  }

  boolean isAggregates() {
    return connector instanceof JdbcAggSinkConnector;
  }

  /** Whether it keeps rows in a database, instead of aggregates. */
  boolean isUpserting() {
    return isAggregates() && get(JdbcAggSinkConfig.MODE, "").equalsIgnoreCase("upsert");
  }

  boolean isDebezium() {
    return type().startsWith("io.debezium.");
  }

  boolean isSink() {
    return connector instanceof SinkConnector;
  }

  boolean isSource() {
    return connector instanceof SourceConnector;
  }

  String type() {
    return values.getOrDefault(CLASS, "");
  }

  String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise).strip();
  }

  /** The entries of a list; none where the key is not set. */
  List<String> list(String key) {
    return Arrays.stream(get(key, "").split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** A whole number; another where it is none or not set. */
  int number(String key, int otherwise) {
    String text = get(key, "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /** Its transforms; none where one of them is not configured, which the keys' check tells. */
  ChainConfig chain() {
    try {
      return ChainConfig.of(values);
    } catch (LintException e) {
      return new ChainConfig(List.of());
    }
  }
}
