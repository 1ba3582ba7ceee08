package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.feed.Arrivals;
import io.tributary.harness.feed.CountingFeed;
import io.tributary.harness.feed.Feed;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Mischief;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Endpoints that answer well beside endpoints whose server refuses, hangs, cuts, garbles and drags
 * at random: the good ones stay on schedule, nothing of either is lost or doubled, no task fails,
 * and the heap stays flat.
 *
 * <p>{@code -Dsoak.minutes=30} goes on for longer, {@code -Dsoak.seed} repeats a run.
 */
class PollerSoakIT {

  private static final Duration DURATION =
      Duration.ofSeconds(
          Math.round(60 * Double.parseDouble(System.getProperty("soak.minutes", "0.5"))));
  private static final int SAMPLES = 20;
  private static final int INTERVAL_MS = 500;
  private static final int LATEST_MS = 1_000;
  private static final double SPOILT = 0.5;
  private static final int LONGEST_MS = 8_000;
  private static final String TOPIC = "soak";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<String> HEALTHY = List.of("good1", "good2", "good3", "good4");
  private static final List<String> SPOILED =
      List.of("bad1", "bad2", "bad3", "bad4", "bad5", "bad6");

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  private final CountingFeed counts = new CountingFeed();
  private final Map<String, List<Long>> arrived = new HashMap<>();

  @Test
  void goodEndpointsStayOnScheduleBesideBadOnes() {
    long seed = Long.getLong("soak.seed", System.nanoTime());
    System.out.println("soak.minutes=" + DURATION.toSeconds() / 60.0 + " soak.seed=" + seed);
    Feed mischief = new Mischief(counts, seed, SPOILT, LONGEST_MS);
    Arrivals arrivals =
        new Arrivals(
            request ->
                request.path().startsWith("/bad")
                    ? mischief.answer(request)
                    : counts.answer(request));
    SERVERS.kafka().createTopic(TOPIC, 1);
    ConnectWorker worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HTTP_POLLER.path()))
                .heapMb(256));
    try (FeedServer api = FeedServer.start(arrivals);
        TopicTail tail = TopicTail.open(SERVERS.kafka().bootstrap(), TOPIC);
        LiveJvm jvm = LiveJvm.of(worker.process())) {
      worker.rest().create(TOPIC, config(api.url()));
      worker.rest().awaitRunning(TOPIC, LIMIT);
      List<Long> heap = new ArrayList<>();
      for (int sample = 1; sample <= SAMPLES; sample++) {
        LockSupport.parkNanos(DURATION.toNanos() / SAMPLES);
        read(tail);
        heap.add(jvm.liveHeapBytes());
        assertThat(worker.rest().status(TOPIC).running()).as("connector and task run").isTrue();
      }
      report(arrivals, heap);
      assertOnSchedule(arrivals);
      assertFlat(heap);
      assertEveryNumberOnce(tail);
    }
  }

  private static Map<String, String> config(String url) {
    Map<String, String> config =
        PollerConfigs.counting(
            TOPIC, url, Stream.concat(HEALTHY.stream(), SPOILED.stream()).toList());
    config.put("exactly.once.support", "required");
    config.put("transaction.boundary", "connector");
    config.put("poll.interval.ms", Integer.toString(INTERVAL_MS));
    config.put("fetch.threads", Integer.toString(HEALTHY.size() + SPOILED.size()));
    config.put("read.timeout.ms", "5000");
    config.put("retry.backoff.ms", "200");
    config.put("retry.backoff.max.ms", "2000");
    return config;
  }

  private void read(TopicTail tail) {
    for (TopicRecord each : tail.read()) {
      Row row = Objects.requireNonNull(each.value());
      arrived
          .computeIfAbsent(String.valueOf(row.value("path")), path -> new ArrayList<>())
          .add((Long) Objects.requireNonNull(row.value("n")));
    }
  }

  private void report(Arrivals arrivals, List<Long> heap) {
    for (String each : HEALTHY) {
      List<Double> gaps = arrivals.gapsMillis("/" + each).stream().sorted().toList();
      System.out.printf(
          "%s: %d polls, gaps p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
          each,
          gaps.size() + 1,
          gaps.get(gaps.size() / 2),
          gaps.get(gaps.size() * 99 / 100),
          gaps.get(gaps.size() - 1));
    }
    SPOILED.forEach(
        each ->
            System.out.println(
                each + ": " + arrivals.count("/" + each) + " polls, " + count(each) + " records"));
    System.out.println("live heap, MB: " + heap.stream().map(each -> each >> 20).toList());
  }

  private int count(String alias) {
    return arrived.getOrDefault("/" + alias, List.of()).size();
  }

  private static void assertOnSchedule(Arrivals arrivals) {
    for (String each : HEALTHY) {
      List<Double> gaps = arrivals.gapsMillis("/" + each).stream().sorted().toList();
      assertThat(gaps).as("polls of " + each).hasSizeGreaterThan(SAMPLES);
      assertThat(gaps.get(gaps.size() / 2)).isBetween(INTERVAL_MS * 0.9, INTERVAL_MS * 1.2);
      assertThat(gaps.get(gaps.size() * 99 / 100))
          .as("p99 of the time between polls of " + each)
          .isLessThan(INTERVAL_MS + LATEST_MS);
    }
  }

  /** The later half's least is no higher than the earlier half's most, but for a little. */
  private static void assertFlat(List<Long> heap) {
    int half = SAMPLES / 2;
    long early =
        heap.subList(half / 2, half).stream().mapToLong(Long::longValue).max().orElseThrow();
    long late = heap.subList(half, SAMPLES).stream().mapToLong(Long::longValue).min().orElseThrow();
    assertThat(late).as("live heap of the later half: " + heap).isLessThan(early + (4L << 20));
  }

  private void assertEveryNumberOnce(TopicTail tail) {
    for (String each : Stream.concat(HEALTHY.stream(), SPOILED.stream()).toList()) {
      Await.until(
          "records of " + each,
          LIMIT,
          () -> {
            read(tail);
            return count(each) > 0;
          });
      List<Long> numbers = arrived.getOrDefault("/" + each, List.of());
      assertThat(numbers)
          .as("records of " + each)
          .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
      assertThat(counts.highest("/" + each) - numbers.size()).isBetween(0L, 3L);
    }
  }
}
