package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.jobs.MainJob;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job, its worker killed with {@code kill -9} in mid-run, again and again: nothing is lost
 * and nothing doubled, from the polls to the database and the lake.
 *
 * <p>The seed of the moments is printed; {@code -Dkill.seed} repeats one.
 */
class KillWorkerIT {

  private static final List<KillMoment> KILLS =
      List.of(
          KillMoment.ANY,
          KillMoment.LAKE_COMMIT,
          KillMoment.DATABASE_TRANSACTION,
          KillMoment.LAKE_COMMIT,
          KillMoment.ANY);
  private static final int POLLS = 60;
  private static final int NEW_SNAPSHOTS = 2;
  private static final long SIMULATION_SEED = 11;
  private static final Duration LIMIT = Duration.ofSeconds(150);

  @RegisterExtension
  static final Servers SERVERS = Servers.broker().andLake().andDatabase(MySqlFlavour.LIGHT);

  @Test
  void nothingIsLostOrDoubledWhenTheWorkerDiesInMidRun() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("kill.seed=" + seed);
    RandomGenerator random = new Random(seed);
    MainJobRun run =
        MainJobRun.start(
            SERVERS,
            WorkerVersion.V4_3,
            StubSettings.simulation(SIMULATION_SEED, Instant.now().minusSeconds(600))
                .polls(POLLS)
                .stepSeconds(5)
                .vehicles(120, 60));
    for (KillMoment moment : KILLS) {
      awaitNewSnapshots(run);
      boolean came = moment.awaitSomeWhereIn(SERVERS, random);
      run.worker().killHard();
      System.out.println("killed at " + moment + (came ? "" : ", which did not come"));
      run.worker().restart();
      run.awaitRunning();
    }
    run.awaitEndOfPolls(POLLS);
    run.awaitSinks();

    assertFlightsArrivedWholeAndOnce(run);
    assertBusesArrivedOnce(run);
  }

  private static void awaitNewSnapshots(MainJobRun run) {
    int before = snapshots(run).size();
    Await.until("records flow again", LIMIT, () -> snapshots(run).size() >= before + NEW_SNAPSHOTS);
  }

  private static Set<Object> snapshots(MainJobRun run) {
    return values(run.flights().stream().map(TopicRecord::value).toList(), "snapshot_time");
  }

  private static Set<Object> values(List<@Nullable Row> rows, String column) {
    return rows.stream()
        .filter(Objects::nonNull)
        .map(row -> row.value(column))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /**
   * A body is in the topic whole and once. One whose poll a kill fell on may be missing, as the API
   * tells it no second time, but never in part.
   */
  private static void assertFlightsArrivedWholeAndOnce(MainJobRun run) {
    List<TopicRecord> records = run.flights();
    Set<Object> arrived = snapshots(run);
    List<Row> served = run.servedFlights();
    List<Row> expected =
        served.stream().filter(row -> arrived.contains(row.value("snapshot_time"))).toList();
    assertThat(MainJob.FLIGHTS_PROOF.check(expected, records).first()).isEmpty();
    assertThat(values(List.copyOf(served), "snapshot_time").size() - arrived.size())
        .as("bodies that were served and are not in the topic")
        .isBetween(0, KILLS.size());
  }

  /** No report came twice; that the last one of each bus came is how the end was told. */
  private static void assertBusesArrivedOnce(MainJobRun run) {
    List<String> version = MainJob.BUSES_PROOF.versionColumns();
    Set<List<@Nullable Object>> served = new HashSet<>();
    run.servedBuses().forEach(row -> served.add(row.key(version)));
    List<List<@Nullable Object>> arrived =
        run.buses().stream()
            .map(record -> Objects.requireNonNull(record.value()).key(version))
            .toList();
    assertThat(arrived).doesNotHaveDuplicates();
    assertThat(served).containsAll(arrived);
  }
}
