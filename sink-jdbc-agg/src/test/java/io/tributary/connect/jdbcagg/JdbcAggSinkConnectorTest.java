package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.kit.metrics.TaskName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class JdbcAggSinkConnectorTest {

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(JdbcAggSinkConnector.class);
  }

  @Test
  void everyTaskGetsTheWholeConfigAndItsNumber() {
    JdbcAggSinkConnector connector = new JdbcAggSinkConnector();
    connector.start(Map.of("name", "x"));

    assertThat(connector.taskConfigs(2))
        .isEqualTo(
            List.of(
                Map.of("name", "x", TaskName.NUMBER, "0"),
                Map.of("name", "x", TaskName.NUMBER, "1")));
    assertThat(connector.taskClass()).isEqualTo(JdbcAggSinkTask.class);
  }

  @Test
  void refusesToAlterOffsetsApartFromTheAggregates() {
    assertThatThrownBy(() -> new JdbcAggSinkConnector().alterOffsets(Map.of(), Map.of()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("tributary_offsets");
  }

  @Test
  void namesEachMissingKeyWithoutAskingAnyDatabase() {
    List<String> refused =
        new JdbcAggSinkConnector()
            .validate(Map.of()).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(ConfigValue::name)
                .toList();

    assertThat(refused)
        .containsExactlyInAnyOrder("aggregates", "database.host", "database.name", "database.user");
  }

  @Test
  void taskRefusesAPlanThatItCannotExecute() {
    Map<String, String> config =
        new HashMap<>(
            Map.of(
                "name", "x",
                "aggregates", "SELECT 1",
                "database.host", "127.0.0.1",
                "database.name", "live",
                "database.user", "u"));

    assertThatThrownBy(() -> new JdbcAggSinkTask().start(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("aggregates: statement 1:");
  }

  @Test
  void taskThatWasNeverStartedStopsAndClosesInPeace() {
    JdbcAggSinkTask task = new JdbcAggSinkTask();

    task.close(List.of());
    task.stop();
    assertThat(task.preCommit(Map.of())).isEmpty();
  }
}
