package io.tributary.harness.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The REST interface of a worker. Each method throws {@link ConnectRestException} with the worker's
 * own message when the worker refuses, and waits while it rebalances.
 */
public final class ConnectRest {
  private static final String CONNECTORS = "/connectors/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestCall call;

  ConnectRest(String url) {
    this.call = new RestCall(url);
  }

  /** Where the worker answers, such as {@code http://127.0.0.1:8083}. */
  public String url() {
    return call.base();
  }

  boolean ready(WorkerVersion version) {
    return call.ok(version.readyPath())
        && call.json("GET", "/", null).path("version").asText().equals(version.number());
  }

  /**
   * POSTs a file of the form {@code {"name": .., "config": {..}}} as it is; the connector's name is
   * returned.
   */
  public String post(Path file) {
    try {
      return call.json("POST", "/connectors", JSON.readTree(file.toFile())).path("name").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** POSTs a new connector. */
  public void create(String name, Map<String, String> config) {
    call.json("POST", "/connectors", Map.of("name", name, "config", config));
  }

  /** Creates the connector, or replaces its config. */
  public void put(String name, Map<String, String> config) {
    call.json("PUT", CONNECTORS + name + "/config", config);
  }

  /**
   * Asks what is wrong with a config, without creating anything; it must hold {@code
   * connector.class}.
   */
  public Validation validate(Map<String, String> config) {
    Map<String, String> named = new HashMap<>(config);
    named.putIfAbsent("name", "validated");
    String plugin = named.get("connector.class");
    return Validation.parsed(
        call.json("PUT", "/connector-plugins/" + plugin + "/config/validate", named));
  }

  public List<String> names() {
    List<String> names = new ArrayList<>();
    call.json("GET", "/connectors", null).forEach(each -> names.add(each.asText()));
    return names;
  }

  /**
   * How a connector is. One that the status topic does not know, as it was accepted a moment ago,
   * is unassigned: the worker answers 404 for it.
   */
  public ConnectorStatus status(String name) {
    try {
      return ConnectorStatus.parsed(call.json("GET", CONNECTORS + name + "/status", null));
    } catch (ConnectRestException e) {
      if (e.status() == HttpURLConnection.HTTP_NOT_FOUND) {
        return ConnectorStatus.unassigned(name);
      }
      throw e;
    }
  }

  /**
   * Waits until the connector and its tasks run.
   *
   * @throws HarnessException at once when something of it failed, with the trace
   */
  public void awaitRunning(String name, Duration limit) {
    Await.until(name + " is running on " + url(), limit, () -> runs(name));
  }

  private boolean runs(String name) {
    ConnectorStatus status = status(name);
    if (status.failed()) {
      throw new HarnessException(name + " failed: " + status.failure());
    }
    return status.running();
  }

  public void delete(String name) {
    call.json("DELETE", CONNECTORS + name, null);
  }

  /** Restarts the connector and all its tasks. */
  public void restart(String name) {
    call.json("POST", CONNECTORS + name + "/restart?includeTasks=true", null);
  }

  public void pause(String name) {
    call.json("PUT", CONNECTORS + name + "/pause", null);
  }

  public void resume(String name) {
    call.json("PUT", CONNECTORS + name + "/resume", null);
  }

  /** Stops the connector: its tasks end, its offsets can be altered. */
  public void stop(String name) {
    call.json("PUT", CONNECTORS + name + "/stop", null);
  }

  /** The committed offsets, as the worker writes them. */
  public JsonNode offsets(String name) {
    return call.json("GET", CONNECTORS + name + "/offsets", null);
  }

  /** Forgets the committed offsets of a stopped connector (KIP-875). */
  public void resetOffsets(String name) {
    call.json("DELETE", CONNECTORS + name + "/offsets", null);
  }

  /** Sets the committed offsets of one partition of a stopped sink connector (KIP-875). */
  public void alterOffset(String name, String topic, int partition, long offset) {
    Map<String, Object> change =
        Map.of(
            "partition", Map.of("kafka_topic", topic, "kafka_partition", partition),
            "offset", Map.of("kafka_offset", offset));
    call.json("PATCH", CONNECTORS + name + "/offsets", Map.of("offsets", List.of(change)));
  }

  /**
   * All plugins that the worker found, connectors, converters, transforms and the rest: the version
   * of each class, empty where it tells none.
   */
  public Map<String, String> plugins() {
    Map<String, String> versions = new TreeMap<>();
    call.json("GET", "/connector-plugins?connectorsOnly=false", null)
        .forEach(
            each -> versions.put(each.path("class").asText(), each.path("version").asText("")));
    return versions;
  }
}
