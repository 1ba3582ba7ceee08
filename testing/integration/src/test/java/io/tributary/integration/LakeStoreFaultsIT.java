package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.ConnectorStatus;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.process.Await;
import io.tributary.harness.proxy.HttpFault;
import io.tributary.harness.proxy.HttpFaultProxy;
import io.tributary.harness.proxy.HttpFaultRule;
import io.tributary.harness.proxy.HttpHead;
import io.tributary.harness.s3.S3Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Hudi sink in a real worker, with a proxy before its S3 server that does what stores and
 * networks do. Nothing is lost or doubled, and what lasts too long shows.
 */
class LakeStoreFaultsIT {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int KEYS = 40;

  /** Looks that do not find what is there; each may cost one attempt at a commit. */
  private static final int FORGOTTEN = 5;

  /** Uploads that find no room. */
  private static final int NO_ROOM = 6;

  /** The least that Hadoop lets a client wait for an answer. */
  private static final String SHORTEST_WAIT = "15s";

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  private static ConnectRest rest;
  private static Path log;

  private HttpFaultProxy proxy;

  @BeforeAll
  static void startWorker() {
    ConnectWorker worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HUDI.path()))
                .with("offset.flush.interval.ms", "1000"));
    rest = worker.rest();
    log = worker.process().log();
  }

  @BeforeEach
  void startProxy() {
    proxy = HttpFaultProxy.before(SERVERS.lake().port());
  }

  @AfterEach
  void stopProxy() {
    rest.names().forEach(rest::delete);
    proxy.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("slowdown", 0.2, S3Faults.SLOW_DOWN),
        Arguments.of("errors", 0.2, S3Faults.INTERNAL_ERROR),
        Arguments.of("resets", 0.1, HttpFault.RESET),
        Arguments.of("lost", 0.1, HttpFault.LOST_ANSWER),
        Arguments.of("late", 0.1, HttpFault.late(Duration.ofSeconds(1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void losesAndDoublesNothing(String name, double share, HttpFault fault) throws Exception {
    survives(name, HttpFaultRule.seeded(7, share, List.of(fault)), 3);
    assertThat(proxy.happened().get(fault.name())).as("faults").isGreaterThan(5);
  }

  @Test
  void losesAndDoublesNothingWhenAStoreForgetsForAMomentWhatItWasGiven() throws Exception {
    Set<String> written = ConcurrentHashMap.newKeySet();
    AtomicInteger left = new AtomicInteger(FORGOTTEN);
    // The first look at a file that was just written does not find it.
    HttpFaultRule forgetful =
        request -> {
          if (request.method().equals("PUT")) {
            written.add(request.path());
          }
          boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
          return looks && written.remove(request.path()) && left.getAndDecrement() > 0
              ? S3Faults.NO_SUCH_KEY
              : HttpFault.NONE;
        };
    survives("forgetful", forgetful, 3);
    assertThat(proxy.happened()).containsEntry("404", FORGOTTEN);
  }

  @Test
  void waitsForRoomWhenTheStoreIsFull() throws Exception {
    survives("full", HttpFaultRule.first(NO_ROOM, LakeStoreFaultsIT::isUpload, S3Faults.FULL), 1);
    assertThat(proxy.happened()).containsEntry("507", NO_ROOM);
  }

  @Test
  void waitsForAStoreThatSaysNothing() throws Exception {
    survives("silent", HttpFaultRule.first(2, LakeStoreFaultsIT::isUpload, HttpFault.SILENCE), 1);
    assertThat(proxy.happened()).containsEntry("silence", 2);
  }

  @Test
  void isNotExpelledWhileUploadsCrawl() throws Exception {
    HttpFaultRule crawl = request -> isUpload(request) ? HttpFault.slow(1_024) : HttpFault.NONE;
    String before = Files.readString(log);
    survives("crawling", crawl, 1);
    assertThat(proxy.happened()).containsKey("slow");
    assertThat(Files.readString(log).substring(before.length()))
        .doesNotContain("consumer poll timeout has expired");
  }

  /** Commits, lets the faults happen to some more commits, and compares when they are over. */
  private void survives(String topic, HttpFaultRule rule, int rounds) throws Exception {
    SERVERS.kafka().createTopic(topic, 2);
    Random random = new Random(11);
    rest.create(topic, config(topic));
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.churn(random, 2 * KEYS, KEYS);
      awaitEqual(topic, rows);
      proxy.rule(rule);
      for (int round = 0; round < rounds; round++) {
        rows.churn(random, 2 * KEYS, KEYS);
        // Each round is in the table before the next one, by whatever detours.
        awaitEqual(topic, rows);
      }
      proxy.calm();
      rows.churn(random, KEYS, KEYS);
      awaitEqual(topic, rows);
    }
  }

  @Test
  void saysThatTheStoreIsAwayAndFailsWhenThatLastsTooLong() throws Exception {
    String topic = "away";
    SERVERS.kafka().createTopic(topic, 1);
    Map<String, String> config = config(topic);
    config.put("commit.retry.budget.ms", "4000");
    rest.create(topic, config);
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      rows.put(1).put(2).flush();
      awaitEqual(topic, rows);
      proxy.rule(HttpFaultRule.always(S3Faults.INTERNAL_ERROR));
      rows.put(1).put(3).flush();
      Await.until("the task gives up", LIMIT, () -> rest.status(topic).failed());
      ConnectorStatus failed = rest.status(topic);
      assertThat(failed.failure())
          .contains("No commit has succeeded for longer than commit.retry.budget.ms")
          .doesNotContain(SERVERS.lake().secretKey());
      assertThat(Files.readString(log)).contains("It is tried again.");

      proxy.calm();
      rest.restart(topic);
      rows.put(4).flush();
      Await.until("the task runs again", LIMIT, () -> rest.status(topic).running());
      awaitEqual(topic, rows);
    }
  }

  @Test
  void leavesNoHalfUploadedFileBehind() throws Exception {
    String topic = "parts";
    SERVERS.kafka().createTopic(topic, 1);
    Map<String, String> config = config(topic);
    config.put("hadoop.fs.s3a.multipart.size", "5M");
    config.put("hadoop.fs.s3a.multipart.threshold", "5M");
    config.put("commit.retry.budget.ms", "600000");
    rest.create(topic, config);
    Set<String> begun = ConcurrentHashMap.newKeySet();
    Set<String> ended = ConcurrentHashMap.newKeySet();
    HttpFaultRule noSecondPart =
        request -> {
          String query = request.query();
          if (request.method().equals("DELETE") && query.contains("uploadId=")) {
            ended.add(request.path());
          }
          boolean secondPart = query.contains("partNumber=2") && begun.size() < 2;
          if (secondPart) {
            begun.add(request.path());
          }
          return query.contains("partNumber=2") && begun.contains(request.path())
              ? S3Faults.INTERNAL_ERROR
              : HttpFault.NONE;
        };
    proxy.rule(noSecondPart);
    try (VersionedRows rows = new VersionedRows(SERVERS.kafka(), topic)) {
      Random random = new Random(5);
      for (int key = 0; key < 100; key++) {
        rows.put(key, incompressible(random));
      }
      rows.flush();
      awaitEqual(topic, rows);
      assertThat(begun).hasSize(2);
      assertThat(ended).containsAll(begun);
    }
  }

  private static String incompressible(Random random) {
    StringBuilder text = new StringBuilder();
    random.ints(100_000, 0x20, 0x7f).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean isUpload(HttpHead request) {
    return request.method().equals("PUT") && request.path().endsWith(".parquet");
  }

  private Map<String, String> config(String topic) {
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), topic, "id"));
    config.put("s3.endpoint", proxy.url());
    config.put("commit.interval.ms", "500");
    config.put("hadoop.fs.s3a.retry.interval", "100ms");
    config.put("hadoop.fs.s3a.retry.throttle.interval", "100ms");
    config.put("hadoop.fs.s3a.connection.timeout", SHORTEST_WAIT);
    return config;
  }

  private static void awaitEqual(String topic, VersionedRows rows) {
    SinkProgress.awaitProof(
        rest, topic, LIMIT, () -> List.of(rows.compare(LakeRows.of(SERVERS.lake(), topic))));
  }
}
