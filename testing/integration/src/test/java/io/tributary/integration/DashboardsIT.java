package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.jmx.JavaAgent;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.stub.StubSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Grafana's dashboard, beside a worker with the JMX exporter and the rules that are shipped. */
class DashboardsIT {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Path FOLDER = ProjectRoot.find().resolve("packaging/dashboards");
  private static final Pattern METRIC = Pattern.compile("\\b(?:kafka|jvm)_[a-z0-9_]+");

  @RegisterExtension
  final Servers servers = Servers.broker().andLake().andDatabase(MySqlFlavour.LIGHT);

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void asksForNothingThatTheWorkerDoesNotShow(WorkerVersion version) throws Exception {
    int port = FreePorts.next();
    Path agent =
        Path.of(JavaAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    MainJobRun.start(
        servers,
        version,
        StubSettings.simulation(4, Instant.now().minusSeconds(300))
            .polls(8)
            .stepSeconds(20)
            .vehicles(60, 40),
        "-javaagent:%s=127.0.0.1:%d:%s".formatted(agent, port, FOLDER.resolve("jmx-exporter.yml")));
    Set<String> asked = askedFor();
    assertThat(asked).hasSizeGreaterThan(25);
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");

    Await.until(
        "each metric that the dashboard asks for is shown: " + asked,
        LIMIT,
        () -> shown(scrape(metrics)).containsAll(asked));

    String page = scrape(metrics);
    assertThat(page)
        .contains(
            "kafka_connect_connector_status{connector=\"hudi-flights\",status=\"running\"} 1.0")
        .containsPattern(
            "kafka_connect_plugins_requests_total\\{connector=\"flights-poller\",endpoint=\"default\",task=\"0\"}")
        .containsPattern(
            "kafka_consumer_fetch_manager_records_lag\\{connector=\"hudi-flights\",partition=\"[01]\",task=\"0\",topic=\"flights\"}")
        .contains("# TYPE kafka_connect_source_task_source_record_write_total counter");
  }

  /** The metrics of all queries, the names of labels left out. */
  private static Set<String> askedFor() throws IOException {
    Set<String> asked = new TreeSet<>();
    JsonNode dashboard =
        new ObjectMapper().readTree(FOLDER.resolve("grafana-connect.json").toFile());
    dashboard
        .findValuesAsText("expr")
        .forEach(
            expression -> {
              Matcher metric = METRIC.matcher(expression);
              while (metric.find()) {
                asked.add(metric.group());
              }
            });
    return asked;
  }

  private static Set<String> shown(String page) {
    return page.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static String scrape(URI metrics) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return ""; // The next try may find it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
