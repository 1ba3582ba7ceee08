package io.tributary.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.kit.config.UnknownKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorConfigsTest {

  private static final String OWN = "io.tributary.";

  /**
   * Groups of keys that Debezium passes to its Kafka clients and to the converter of flags; its
   * definition does not list them.
   */
  private static final List<String> DEBEZIUM_PREFIXES =
      List.of("schema.history.internal.", "flags.");

  private static final List<String> POLLER_PREFIXES = List.of("endpoints.");

  /** Not on this class path: the worker checks its values, at POST. */
  private static final String MIRROR = "org.apache.kafka.connect.mirror.";

  static List<ConnectorFile> files() {
    return ConnectorFile.all();
  }

  static List<ConnectorFile> filesOfKnownConnectors() {
    return files().stream()
        .filter(file -> !file.resolved().get("connector.class").startsWith(MIRROR))
        .toList();
  }

  @Test
  void thereAreFiles() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isNamedAsItsFile(ConnectorFile file) {
    assertThat(file + "").isEqualTo(file.json().get("name").asText() + ".json");
    assertThat(file.json().fieldNames()).toIterable().containsExactly("name", "config");
  }

  @ParameterizedTest
  @MethodSource("filesOfKnownConnectors")
  void holdsNoKeyThatNobodyReads(ConnectorFile file) throws ReflectiveOperationException {
    Map<String, String> config = file.resolved();
    Connector connector = connectorOf(config);
    boolean own = connector.getClass().getName().startsWith(OWN);
    // Debezium's values are checked by Debezium at POST; here only that each key is one of its own.
    Config result = new Config(connector.config().validate(own ? config : Map.of()));
    List<String> before = errors(result);

    UnknownKeys.flag(config, connector.config(), own ? POLLER_PREFIXES : DEBEZIUM_PREFIXES, result);

    List<String> unknown = errors(result);
    unknown.removeAll(before);
    assertThat(unknown).isEmpty();
    if (own) {
      assertThat(before).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void holdsTransformsThatWork(ConnectorFile file) throws ReflectiveOperationException {
    Map<String, String> config = file.resolved();
    List<String> aliases =
        Arrays.stream(config.getOrDefault("transforms", "").split(","))
            .filter(alias -> !alias.isBlank())
            .toList();
    for (String alias : aliases) {
      String prefix = "transforms." + alias + ".";
      Map<String, String> own = new TreeMap<>();
      config.forEach(
          (key, value) -> {
            if (key.startsWith(prefix) && !key.equals(prefix + "type")) {
              own.put(key.substring(prefix.length()), value);
            }
          });
      try (Transformation<?> transform =
          instance(config.get(prefix + "type"), Transformation.class)) {
        ConfigDef definition = transform.config();
        Config result = new Config(definition.validate(own));
        UnknownKeys.flag(own, definition, List.of(), result);
        assertThat(errors(result)).isEmpty();
        transform.configure(own);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void holdsNoSecret(ConnectorFile file) {
    file.json()
        .get("config")
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().matches(".*(password|secret|access\\.key|token).*")) {
                assertThat(entry.getValue().asText()).as(entry.getKey()).startsWith("${env:");
              }
            });
  }

  private static Connector connectorOf(Map<String, String> config)
      throws ReflectiveOperationException {
    return instance(config.get("connector.class"), Connector.class);
  }

  private static <T> T instance(String type, Class<T> as) throws ReflectiveOperationException {
    return as.cast(Class.forName(type).getDeclaredConstructor().newInstance());
  }

  private static List<String> errors(Config result) {
    return new ArrayList<>(
        result.configValues().stream()
            .flatMap(value -> value.errorMessages().stream())
            .sorted()
            .toList());
  }
}
