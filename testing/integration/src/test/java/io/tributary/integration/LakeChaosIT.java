package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two Hudi sinks with three tasks each, a copy-on-write and a merge-on-read table of version 6, on
 * two workers that are killed, frozen, joined by others and cut off from the broker, while rows
 * come. The consumers of one sink rebalance eagerly, those of the other cooperatively. No row is
 * lost, doubled or stale.
 *
 * <p>{@code -Dkill.count=200} kills more often, {@code -Dkill.seed} repeats the moments of a run.
 */
class LakeChaosIT {

  private static final int KILLS = 4;
  private static final int KILLS_BETWEEN_READINGS = 25;
  private static final int PARTITIONS = 6;
  private static final int KEYS = 90;
  private static final int BATCH = 120;
  private static final int LONGEST_DELAY_MS = 1_500;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  private static final List<ConnectWorker> WORKERS = new ArrayList<>();
  private static int round;

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private String copyOnWrite = "";
  private String mergeOnRead = "";
  private VersionedRows rows;
  private VersionedRows logged;

  @BeforeEach
  void startSinks() {
    if (WORKERS.isEmpty()) {
      SERVERS.kafka().createTopic("chaos-control", 1);
      WORKERS.add(SERVERS.worker(settings("first")));
      WORKERS.add(SERVERS.worker(settings("second")));
    }
    System.out.println("kill.seed=" + seed);
    round++;
    copyOnWrite = "rows_" + round;
    mergeOnRead = "logged_" + round;
    for (String topic : List.of(copyOnWrite, mergeOnRead)) {
      SERVERS.kafka().createTopic(topic, PARTITIONS);
      rest().create(topic, config(topic, 3));
      rest().awaitRunning(topic, LIMIT);
    }
    rows = new VersionedRows(SERVERS.kafka(), copyOnWrite);
    logged = new VersionedRows(SERVERS.kafka(), mergeOnRead);
  }

  @AfterEach
  void stopSinks() {
    rows.close();
    logged.close();
    delete(copyOnWrite);
    delete(mergeOnRead);
  }

  /** The worker that leads the others may first have to find out that it was away. */
  private static void delete(String sink) {
    Await.until(
        sink + " is deleted",
        LIMIT,
        () -> {
          try {
            rest().delete(sink);
            return true;
          } catch (ConnectRestException e) {
            return e.status() == HttpURLConnection.HTTP_NOT_FOUND;
          }
        });
  }

  @Test
  void nothingIsLostDoubledOrStaleHoweverOftenWorkersAreKilled() throws Exception {
    int kills = Integer.getInteger("kill.count", KILLS);
    long startNanos = System.nanoTime();
    churn();
    awaitBoth();
    for (int kill = 1; kill <= kills; kill++) {
      churn();
      awaitSomeMoment(kill);
      ConnectWorker victim = WORKERS.get(random.nextInt(WORKERS.size()));
      victim.killHard();
      churn();
      victim.restart();
      awaitBoth();
      if (kill % KILLS_BETWEEN_READINGS == 0) {
        sparkSeesTheSame();
        System.out.printf(
            "%d kills in %d s%n",
            kill, Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
      }
    }
    sparkSeesTheSame();
  }

  @Test
  void aWorkerThatStoodStillForLongerThanItsSessionIsFenced() throws Exception {
    churn();
    awaitBoth();
    for (ConnectWorker zombie : WORKERS) {
      ConnectWorker other = WORKERS.get(1 - WORKERS.indexOf(zombie));
      churn();
      awaitSomeMoment(0);
      zombie.process().freeze();
      churn();
      // The others go on without it, and their commits are in both tables.
      awaitBoth(other.rest());
      zombie.process().thaw();
      churn();
      awaitBoth(other.rest());
    }
    sparkSeesTheSame();
  }

  @Test
  void tasksAndWorkersComeAndGo() throws Exception {
    churn();
    awaitBoth();
    try (Repeatedly churning = Repeatedly.run(PAUSE, this::churn)) {
      ConnectWorker third = SERVERS.worker(settings("third"));
      awaitReadBoth(rest());
      for (int tasks : new int[] {1, 4, 2}) {
        for (String topic : List.of(copyOnWrite, mergeOnRead)) {
          rest().put(topic, config(topic, tasks));
        }
        awaitReadBoth(rest());
      }
      third.close();
      awaitReadBoth(rest());
      WORKERS.get(1).restart();
      awaitReadBoth(rest());
      churning.end();
    }
    awaitBoth();
    sparkSeesTheSame();
  }

  @Test
  void theBrokerDiesAndComesBack() throws Exception {
    churn();
    awaitBoth();
    for (int death = 0; death < 2; death++) {
      churn();
      awaitSomeMoment(death);
      SERVERS.kafka().killHard();
      SERVERS.kafka().restart();
      churn();
      awaitBoth();
    }
    sparkSeesTheSame();
  }

  private void churn() throws Exception {
    rows.churn(random, BATCH, KEYS);
    logged.churn(random, BATCH, KEYS);
  }

  /** Every other time while a commit of the one or the other table is under way. */
  private void awaitSomeMoment(int turn) {
    if (turn % 2 == 0) {
      Path timeline = folder(turn % 4 == 0 ? mergeOnRead : copyOnWrite).resolve(".hoodie");
      Await.within(MOMENT, () -> hasOpenInstant(timeline));
    } else {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_DELAY_MS)).toNanos());
    }
  }

  private static boolean hasOpenInstant(Path timeline) {
    try (Stream<Path> files = Files.list(timeline)) {
      Set<String> names =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      return names.stream()
          .filter(name -> name.endsWith("commit.requested"))
          .noneMatch(name -> names.contains(name.replace(".requested", "")));
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitBoth() throws IOException {
    awaitBoth(rest());
  }

  /**
   * What a table has read it holds at once; of the one with logs {@link #sparkSeesTheSame} tells.
   */
  private void awaitBoth(ConnectRest rest) throws IOException {
    awaitReadBoth(rest);
    Verdict verdict = rows.compare(LakeRows.of(SERVERS.lake(), copyOnWrite));
    assertThat(verdict.first()).as("seed %d", seed).isEmpty();
  }

  /** Waits until all is committed that the topics have now. */
  private void awaitReadBoth(ConnectRest rest) {
    for (String topic : List.of(copyOnWrite, mergeOnRead)) {
      LakeOffsets.awaitEnd(rest, SERVERS, topic, LIMIT);
    }
  }

  private void sparkSeesTheSame() throws IOException {
    List<Row> seen = SparkTable.rows(SERVERS.run(), folder(mergeOnRead));
    Verdict verdict = logged.compare(seen);
    assertThat(verdict.first()).as("seed %d", seed).isEmpty();
    assertThat(seen).hasSize(logged.size());
  }

  private static Path folder(String table) {
    return HudiSink.folder(SERVERS.lake(), table);
  }

  private static ConnectRest rest() {
    return WORKERS.get(0).rest();
  }

  private static WorkerSettings settings(String name) {
    return WorkerSettings.of(SERVERS.kafka().bootstrap())
        .named(name)
        .plugins(List.of(PluginFolder.HUDI.path()))
        .with("offset.flush.interval.ms", "1000")
        // The tasks of a killed worker are missed soon, as a member of either group.
        .with("session.timeout.ms", "4000")
        .with("heartbeat.interval.ms", "1000")
        .with("consumer.session.timeout.ms", "4000")
        .with("consumer.heartbeat.interval.ms", "1000")
        .heapMb(640);
  }

  /** The one sink in one test, the other in the next. */
  private boolean cooperative(String topic) {
    return topic.equals(mergeOnRead) == (round % 2 == 1);
  }

  private Map<String, String> config(String topic, int tasks) {
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), topic, "id"));
    config.put("table.type", topic.equals(mergeOnRead) ? "merge_on_read" : "copy_on_write");
    config.put("tasks.max", Integer.toString(tasks));
    config.put("control.topic", "chaos-control");
    config.put("control.bootstrap.servers", SERVERS.kafka().bootstrap());
    config.put("commit.interval.ms", "500");
    config.put("commit.timeout.ms", "8000");
    if (cooperative(topic)) {
      config.put(
          "consumer.override.partition.assignment.strategy",
          "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }
    config.put("compact.every.commits", "5");
    config.put("clean.every.commits", "4");
    config.put("clean.retain.commits", "3");
    config.put("archive.min.commits", "8");
    config.put("archive.max.commits", "12");
    return config;
  }
}
