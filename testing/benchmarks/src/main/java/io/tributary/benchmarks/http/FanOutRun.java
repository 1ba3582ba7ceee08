package io.tributary.benchmarks.http;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.feed.Arrivals;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** B5: 500 endpoints, each polled every ten seconds, on two tasks. */
final class FanOutRun implements LoadRun {

  private static final int ENDPOINTS = 500;
  private static final int INTERVAL_MS = 10_000;
  private static final int HEAP_MB = 512;
  private static final String TOPIC = "fan-out";

  /** Pools that the worker has for all its connectors, and the thread that answers us here. */
  private static final List<String> SHARED =
      List.of("RMI TCP", "StartAndStopExecutor", "SourceTaskOffsetCommitter");

  private final Contender contender = Contender.ours();
  private final int rounds;

  FanOutRun(int rounds) {
    this.rounds = rounds;
  }

  @Override
  public boolean measure() {
    Arrivals arrivals = new Arrivals(request -> Reply.json("[{\"at\":" + System.nanoTime() + "}]"));
    try (FeedServer api = FeedServer.start(arrivals);
        LoadRig rig = LoadRig.start(contender, HEAP_MB, false)) {
      rig.createTopic(TOPIC);
      List<String> before = rig.jvm().threads();
      rig.run(config(api.url()));
      String last = "/e" + (ENDPOINTS - 1);
      Await.until(
          "all endpoints were polled so often",
          Duration.ofMillis(INTERVAL_MS * (rounds + 3L)),
          () -> arrivals.count(last) > rounds + 1);
      List<String> threads = new ArrayList<>(rig.jvm().threads());
      before.forEach(threads::remove);
      threads.removeIf(each -> SHARED.stream().anyMatch(each::startsWith));
      Figures.title("B5 fan-out", contender.name());
      boolean running = rig.runs();
      Figures.row("connector and tasks run", running);
      boolean onTime = jitter(arrivals);
      boolean few = Figures.row("threads that the connector adds", threads.size(), "", 20);
      Figures.row("their names", threads.stream().sorted().collect(Collectors.joining(", ")));
      Figures.row("stop, with its REST call, ms", rig.stop().toMillis());
      return running && onTime && few;
    }
  }

  /** How far the time between two polls of an endpoint is from its interval. */
  private static boolean jitter(Arrivals arrivals) {
    List<Double> off = new ArrayList<>();
    for (int i = 0; i < ENDPOINTS; i++) {
      List<Double> gaps = arrivals.gapsMillis("/e" + i);
      // The first polls of a task come all at once.
      gaps.stream().skip(1).forEach(gap -> off.add(Math.abs(gap - INTERVAL_MS)));
    }
    Figures.row("polls", off.size());
    Figures.row("jitter p50, ms", Math.round(Figures.percentile(off, 0.5)));
    return Figures.row("jitter p99", Figures.percentile(off, 0.99), "ms", 200);
  }

  private Map<String, String> config(String url) {
    Map<String, String> config = new HashMap<>(contender.config(url, TOPIC, INTERVAL_MS));
    config.remove("preset");
    config.put("tasks.max", "2");
    config.put(
        "endpoints",
        IntStream.range(0, ENDPOINTS).mapToObj(i -> "e" + i).collect(Collectors.joining(",")));
    config.put("record.columns", "at:int64");
    for (int i = 0; i < ENDPOINTS; i++) {
      config.put("endpoints.e" + i + ".connection.url", url + "/e" + i);
      config.put("endpoints.e" + i + ".rate.limit.group", i % 2 == 0 ? "even" : "odd");
    }
    return config;
  }
}
