package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.LiveJvm;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.jobs.MainJob;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same plugin folders on the oldest and the newest worker, beside the released Debezium. */
class WorkerVersionsIT {

  private static final long SEED = 4;
  private static final int POLLS = 8;

  @RegisterExtension
  final Servers servers = Servers.broker().andLake().andDatabase(MySqlFlavour.LIGHT);

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void runsTheMainJobToItsProof(WorkerVersion version) throws Exception {
    MainJobRun run =
        MainJobRun.start(
            servers,
            version,
            StubSettings.simulation(SEED, Instant.now().minusSeconds(300))
                .polls(POLLS)
                .stepSeconds(20)
                .vehicles(60, 40));

    Map<String, String> plugins = run.rest().plugins();
    String ours = plugins.get("io.tributary.connect.http.HttpPollerSourceConnector");
    assertThat(ours).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(plugins)
        .containsEntry("io.tributary.connect.smt.Jolt$Value", ours)
        .containsEntry("io.tributary.connect.smt.Jolt$Key", ours)
        .containsEntry("io.tributary.connect.hudi.HudiSinkConnector", ours)
        .containsEntry("io.tributary.connect.jdbcagg.JdbcAggSinkConnector", ours)
        .containsEntry("io.debezium.connector.mysql.MySqlConnector", "3.6.1.Final");
    run.awaitEndOfPolls(POLLS);
    run.awaitSinks();
    assertThat(MainJob.FLIGHTS_PROOF.check(run.servedFlights(), run.flights()).first()).isEmpty();
    assertThat(MainJob.BUSES_PROOF.check(run.servedBuses(), run.buses()).first()).isEmpty();
    assertAggregatesAreMeasured(run, version);
  }

  /** Among the worker's own metrics where it lets plugins (KIP-877), in JMX otherwise. */
  private static void assertAggregatesAreMeasured(MainJobRun run, WorkerVersion version) {
    String beans =
        version == WorkerVersion.V3_7
            ? "io.tributary.connect.jdbcagg:type=task,*"
            : "kafka.connect:type=plugins,*";
    try (LiveJvm jvm = LiveJvm.of(run.worker().process())) {
      assertThat(jvm.beans(beans))
          .filteredOn(line -> line.contains("connector=aggregates-sink,"))
          .anySatisfy(line -> assertThat(line).matches(".* records-total=[1-9].*"))
          .anySatisfy(line -> assertThat(line).matches(".* flushes-total=[1-9].*"));
    }
  }
}
