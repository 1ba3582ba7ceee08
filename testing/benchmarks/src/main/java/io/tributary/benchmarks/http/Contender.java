package io.tributary.benchmarks.http;

import io.tributary.harness.process.ProjectRoot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A connector that polls, and how it is told to. A rival is a folder of jars that was built
 * elsewhere.
 */
record Contender(String name, Path folder) {

  private static final String OURS = "tributary";
  private static final String CASTORM = "castorm";
  private static final Map<String, String> RIVAL_CLASSES =
      Map.of(
          CASTORM,
          "com.github.castorm.kafka.connect.http.HttpSourceConnector",
          "giulio1979",
          "com.github.castorm.kafka.connect.http.HttpSourceConnector");

  static Contender ours() {
    return new Contender(
        OURS, ProjectRoot.find().resolve("packaging/target/plugins/tributary-source-http-poller"));
  }

  /** Such as {@code castorm=/where/its/jars/are}. */
  static Contender rival(String option) {
    int equals = option.indexOf('=');
    String name = option.substring(0, equals);
    if (!RIVAL_CLASSES.containsKey(name)) {
      throw new IllegalArgumentException("known rivals: " + RIVAL_CLASSES.keySet());
    }
    return new Contender(name, Path.of(option.substring(equals + 1)).toAbsolutePath());
  }

  boolean isOurs() {
    return name.equals(OURS);
  }

  /** The rivals have no service files. */
  String discovery() {
    return isOurs() ? "service_load" : "hybrid_warn";
  }

  /** Polls {@code /states} and writes typed records, or what comes nearest to them. */
  Map<String, String> config(String url, String topic, long intervalMs) {
    Map<String, String> config = new HashMap<>();
    config.put("tasks.max", "1");
    if (isOurs()) {
      config.put("connector.class", "io.tributary.connect.http.HttpPollerSourceConnector");
      config.put("preset", "opensky-states");
      // The others send each snapshot whole.
      config.put("dedupe.mode", "none");
      config.put("connection.url", url);
      config.put("connection.disallow.private.ips", "false");
      config.put("topic", topic);
      config.put("poll.interval.ms", Long.toString(intervalMs));
    } else {
      config.put("connector.class", RIVAL_CLASSES.getOrDefault(name, ""));
      config.put("http.request.url", url);
      config.put("http.response.list.pointer", "/states");
      config.put("http.response.record.offset.pointer", "key=/icao24");
      config.put("http.timer.interval.millis", Long.toString(intervalMs));
      config.put("http.timer.catchup.interval.millis", Long.toString(intervalMs));
      config.put("http.client.read.timeout.millis", "30000");
      config.put("kafka.topic", topic);
    }
    return config;
  }
}
