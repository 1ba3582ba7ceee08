package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.feed.Arrivals;
import io.tributary.harness.feed.CountingFeed;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.process.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Endpoints in every kind of trouble beside one that answers: it stays on schedule, no task fails,
 * and the worker, which gives a task one second, never has to abandon one at a stop.
 */
class PollerFaultsIT {

  private static final String GOOD = "good";
  private static final int INTERVAL_MS = 500;
  private static final int POLLS = 20;
  private static final int FOREVER_MS = 600_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  private static ConnectWorker worker;

  @BeforeAll
  static void startWorker() {
    worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HTTP_POLLER.path()))
                .with("task.shutdown.graceful.timeout.ms", "1000"));
  }

  @Test
  void oneInTroubleDoesNotDelayAnotherNorItsOwnStop() throws IOException {
    String name = "faults";
    Arrivals arrivals =
        new Arrivals(
            new PathFeed()
                .with("/" + GOOD, new CountingFeed())
                .with("/throttled", any -> Reply.empty(429).header("Retry-After", "60394"))
                .with("/storm", any -> Reply.empty(503))
                .with("/silent", any -> Reply.empty(200).given(Reply.Manner.HANG, FOREVER_MS))
                .with("/trickle", any -> body().given(Reply.Manner.SLOW, FOREVER_MS))
                .with("/garbage", any -> body().given(Reply.Manner.GARBAGE, 0)));
    List<String> aliases =
        List.of(GOOD, "throttled", "storm", "silent", "trickle", "garbage", "deaf");
    try (FeedServer api = FeedServer.start(arrivals);
        DeafServer deaf = new DeafServer()) {
      Map<String, String> config = PollerConfigs.counting(name, api.url(), aliases);
      config.put("endpoints.deaf.connection.url", deaf.url());
      config.put("poll.interval.ms", Integer.toString(INTERVAL_MS));
      config.put("fetch.threads", "4");
      worker.rest().create(name, config);
      worker.rest().awaitRunning(name, LIMIT);
      Await.until("enough polls", LIMIT, () -> arrivals.count("/" + GOOD) > POLLS);

      assertThat(worker.rest().status(name).running()).isTrue();
      assertThat(median(arrivals.gapsMillis("/" + GOOD)))
          .as("time between the good endpoint's polls")
          .isBetween(INTERVAL_MS * 0.9, INTERVAL_MS * 1.2);
      assertThat(arrivals.count("/throttled")).isEqualTo(1);
      stop(name);
    }
  }

  @Test
  void stopsWhileItWaitsForAToken() throws IOException {
    String name = "token";
    FeedServer api = FeedServer.start(any -> Reply.empty(200).given(Reply.Manner.HANG, FOREVER_MS));
    Arrivals arrivals = new Arrivals(any -> body());
    try (api;
        FeedServer data = FeedServer.start(arrivals)) {
      Map<String, String> config = PollerConfigs.counting(name, data.url(), List.of(GOOD));
      config.put("auth.type", "oauth2");
      config.put("oauth2.token.url", api.url() + "/token");
      config.put("oauth2.client.id", "id");
      config.put("oauth2.client.secret", "secret");
      worker.rest().create(name, config);
      worker.rest().awaitRunning(name, LIMIT);
      stop(name);
      assertThat(arrivals.count("/" + GOOD)).isZero();
    }
  }

  /** The other connector tells how time goes by. */
  @Test
  void asksNothingWhilePausedAndGoesOnBehindTheLastRecord() throws Exception {
    CountingFeed paused = new CountingFeed();
    CountingFeed other = new CountingFeed();
    try (FeedServer api =
        FeedServer.start(new PathFeed().with("/paused", paused).with("/other", other))) {
      for (String name : List.of("paused", "other")) {
        Map<String, String> config =
            PollerConfigs.counting(name + "-rows", api.url(), List.of(name));
        config.put("poll.interval.ms", "100");
        worker.rest().create(name, config);
      }
      Await.until("both count", LIMIT, () -> paused.highest("/paused") > 3);
      worker.rest().pause("paused");
      Await.until("it rests", LIMIT, () -> rests(paused, other));
      long before = paused.highest("/paused");
      worker.rest().resume("paused");
      Await.until("it goes on", LIMIT, () -> paused.highest("/paused") > before + 5);
      worker.rest().stop("paused");
      worker.rest().stop("other");

      List<Long> numbers =
          TopicRecords.of(SERVERS.kafka(), "paused-rows").stream()
              .map(record -> ((Number) record.value().value("n")).longValue())
              .toList();
      assertThat(numbers).hasSizeGreaterThan(5).isEqualTo(numbersTo(numbers.size()));
    }
  }

  /** Whether one feed is asked for nothing while another is asked ten times. */
  private static boolean rests(CountingFeed paused, CountingFeed other) {
    long before = paused.highest("/paused");
    long start = other.highest("/other");
    Await.until("time goes by", LIMIT, () -> other.highest("/other") > start + 10);
    return paused.highest("/paused") == before;
  }

  private static List<Long> numbersTo(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private static Reply body() {
    return Reply.json("{\"rows\":[],\"n\":1}");
  }

  private static double median(List<Double> gaps) {
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }

  /** Stops the connector and looks into the log whether the worker had to abandon its task. */
  private static void stop(String name) throws IOException {
    worker.rest().stop(name);
    Await.until("the task has ended", LIMIT, () -> worker.rest().status(name).tasks().isEmpty());
    List<String> log = Files.readAllLines(worker.process().log());
    assertThat(log).anyMatch(line -> line.contains("Stopping task " + name + "-0"));
    assertThat(log).noneMatch(line -> line.contains("Graceful stop of task " + name));
  }

  /** A server whose queue of connections is full: a connect to it hangs. */
  private static final class DeafServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    DeafServer() throws IOException {
      for (int i = 0; i < 2; i++) {
        waiting.add(new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
      }
    }

    String url() {
      return "http://127.0.0.1:" + listener.getLocalPort() + "/deaf";
    }

    @Override
    public void close() throws IOException {
      for (Socket each : waiting) {
        each.close();
      }
      listener.close();
    }
  }
}
