package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.Validation;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectWorkerIT {
  private static final String DEBEZIUM = "io.debezium.connector.mysql.MySqlConnector";

  @ParameterizedTest
  @EnumSource
  void listsPluginsAndSaysWhatIsWrongWithAConfig(WorkerVersion version) {
    try (RunFolder run = RunFolders.create();
        KafkaBroker broker = KafkaBroker.start(run);
        ConnectWorker worker = ConnectWorker.start(run, settings(broker).on(version))) {
      assertThat(worker.rest().plugins())
          .containsEntry(DEBEZIUM, "3.6.1.Final")
          .containsKey("org.apache.kafka.connect.json.JsonConverter");

      Map<String, String> incomplete = Map.of("connector.class", DEBEZIUM, "topic.prefix", "cdc");
      Validation validation = worker.rest().validate(incomplete);
      assertThat(validation.errors()).containsKeys("database.hostname", "database.user");
      assertThatThrownBy(() -> worker.rest().create("bad", Map.of("connector.class", "a.Nonsense")))
          .isInstanceOf(ConnectRestException.class)
          .hasMessageContaining("a.Nonsense");
      assertThat(worker.rest().status("bad").state()).isEqualTo("UNASSIGNED");
      assertThat(worker.rest().names()).isEmpty();
    }
  }

  @Test
  void aPluginFolderWithoutJarsIsRefusedBeforeTheStart(@TempDir Path empty) {
    try (RunFolder run = RunFolders.create()) {
      WorkerSettings settings = WorkerSettings.of("127.0.0.1:1").plugins(List.of(empty));
      assertThatThrownBy(() -> ConnectWorker.start(run, settings))
          .isInstanceOf(HarnessException.class)
          .hasMessageContaining("holds no jar");
    }
  }

  @Test
  void aWorkerThatDiesShowsTheEndOfItsLog() {
    try (RunFolder run = RunFolders.create()) {
      WorkerSettings settings = WorkerSettings.of("127.0.0.1:1").with("key.converter", "nonsense");
      assertThatThrownBy(() -> ConnectWorker.start(run, settings))
          .isInstanceOf(HarnessException.class)
          .hasMessageContaining("ended with status")
          .hasMessageContaining("nonsense");
    }
  }

  private static WorkerSettings settings(KafkaBroker broker) {
    return WorkerSettings.of(broker.bootstrap()).plugins(List.of(PluginFolders.debezium()));
  }
}
