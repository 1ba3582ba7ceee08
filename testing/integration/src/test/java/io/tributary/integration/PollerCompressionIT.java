package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.process.Await;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies however servers compress them: one of the decoders is the worker's own. */
class PollerCompressionIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two rows, as {@code gzip}, {@code zstd} and Brotli's command write them. */
  private static final Map<String, String> BODIES =
      Map.of(
          "gzip",
          "H4sIAAAAAAAAA4uuVspTsjKs1QHTRrWxAECrtWARAAAA",
          "zstd",
          "KLUv/QRoiQAAW3sibiI6MX0seyJuIjoyfV1MUv7E",
          "br",
          "CwiAW3sibiI6MX0seyJuIjoyfV0D");

  @RegisterExtension final Servers servers = Servers.broker();

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void readsWhateverTheServerCompressesWith(WorkerVersion version) throws Exception {
    ConnectWorker worker =
        servers.worker(
            WorkerSettings.of(servers.kafka().bootstrap())
                .on(version)
                .plugins(List.of(PluginFolder.HTTP_POLLER.path())));
    PathFeed feed = new PathFeed();
    BODIES.forEach(
        (coding, body) ->
            feed.with(
                "/" + coding,
                any ->
                    Reply.bytes("application/json", Base64.getDecoder().decode(body))
                        .header("Content-Encoding", coding)));
    try (FeedServer api = FeedServer.start(feed)) {
      Map<String, String> config = PollerConfigs.to("unused");
      config.put("endpoints", String.join(",", BODIES.keySet()));
      for (String coding : BODIES.keySet()) {
        config.put("endpoints." + coding + ".connection.url", api.url() + "/" + coding);
        config.put("endpoints." + coding + ".topic", coding + "-" + version);
      }
      config.remove("topic");
      config.put("value.mode", "json");
      config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
      config.put("dedupe.mode", "response");
      worker.rest().create("compressed-" + version, config);
      for (String coding : BODIES.keySet()) {
        Await.until(
            "both rows came of " + coding,
            LIMIT,
            () -> RawTopic.lines(servers.kafka().bootstrap(), coding + "-" + version).size() >= 2);
        assertThat(RawTopic.lines(servers.kafka().bootstrap(), coding + "-" + version))
            .extracting(String::strip)
            .startsWith("{\"n\":1}", "{\"n\":2}");
      }
      worker.rest().delete("compressed-" + version);
    }
  }
}
