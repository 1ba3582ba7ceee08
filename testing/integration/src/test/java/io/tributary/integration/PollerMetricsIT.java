package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a task shows of itself: among the worker's own metrics where it lets plugins (KIP-877), in
 * JMX otherwise, and as lines in the log.
 */
class PollerMetricsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension final Servers servers = Servers.broker();

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void isShownWhereTheWorkerLetsItBe(WorkerVersion version) throws Exception {
    String domain =
        version == WorkerVersion.V3_7
            ? "io.tributary.connect.http:type=endpoint,*"
            : "kafka.connect:type=plugins,*";
    ConnectWorker worker =
        servers.worker(
            WorkerSettings.of(servers.kafka().bootstrap())
                .on(version)
                .plugins(List.of(PluginFolder.HTTP_POLLER.path())));
    try (FeedServer api = FeedServer.start(request -> Reply.json("[{\"n\":1},{\"n\":2}]"));
        LiveJvm jvm = LiveJvm.of(worker.process())) {
      Map<String, String> config = PollerConfigs.to("metrics-data");
      config.put("endpoints", "numbers");
      config.put("connection.url", api.url() + "/numbers");
      config.put("record.columns", "n:int32");
      config.put("poll.interval.ms", "100");
      config.put("statistics.interval.ms", "200");
      worker.rest().create("metrics", config);
      worker.rest().awaitRunning("metrics", LIMIT);
      Await.until(
          "records were counted",
          LIMIT,
          () ->
              ours(jvm, domain).stream()
                  .anyMatch(line -> line.matches(".*records-total.*[2-9].*")));

      assertThat(ours(jvm, domain))
          .allSatisfy(line -> assertThat(line).contains("connector=metrics", "endpoint=numbers"))
          .anySatisfy(line -> assertThat(line).contains("credits-left"))
          .anySatisfy(line -> assertThat(line).contains("answer-age-max-ms"));
      Await.until(
          "a line of statistics stands in the log",
          LIMIT,
          () ->
              log(worker)
                  .contains(
                      "{\"connector\":\"metrics\",\"task\":\"0\",\"endpoints\":{\"numbers\":{"));
      worker.rest().delete("metrics");
      Await.until("nothing is left", LIMIT, () -> ours(jvm, domain).isEmpty());
    }
  }

  private static List<String> ours(LiveJvm jvm, String domain) {
    return jvm.beans(domain).stream().filter(line -> line.contains("endpoint=numbers")).toList();
  }

  private static String log(ConnectWorker worker) {
    try {
      return Files.readString(worker.process().log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
