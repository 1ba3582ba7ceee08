package io.tributary.configs.doctor;

import io.tributary.connect.smt.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder of configs and what the command says of it. */
final class Examination {

  private static final Map<String, String> POLLER =
      Map.of(
          "connector.class", "io.tributary.connect.http.HttpPollerSourceConnector",
          "tasks.max", "1",
          "preset", "opensky-states",
          "topic", "flights");
  private static final Map<String, String> HUDI =
      Map.of(
          "connector.class", "io.tributary.connect.hudi.HudiSinkConnector",
          "tasks.max", "1",
          "topics", "flights",
          "consumer.override.isolation.level", "read_committed",
          "table.name", "flights",
          "table.path", "s3a://lake/flights",
          "record.key.fields", "icao24");
  private static final Map<String, String> AGGREGATES =
      Map.of(
          "connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector",
          "tasks.max", "1",
          "topics", "flights",
          "consumer.override.isolation.level", "read_committed",
          "database.host", "db.example",
          "database.name", "live",
          "database.user", "live",
          "database.password", "${env:DB_PASSWORD}",
          "aggregates",
              "INSERT INTO by_country SELECT origin_country, COUNT(*) AS flights FROM flights GROUP"
                  + " BY origin_country");
  private static final Map<String, String> DEBEZIUM =
      Map.of(
          "connector.class", "io.debezium.connector.mysql.MySqlConnector",
          "tasks.max", "1",
          "database.hostname", "db.example",
          "database.user", "cdc",
          "database.password", "${env:DB_PASSWORD}",
          "database.server.id", "17",
          "topic.prefix", "cdc",
          "table.include.list", "live.by_country",
          "schema.history.internal.kafka.bootstrap.servers", "${env:KAFKA}",
          "schema.history.internal.kafka.topic", "cdc.history");

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private String printed = "";
  private String complaint = "";

  Examination(Path folder) {
    this.folder = folder;
  }

  /** A poller of OpenSky, with keys changed: name and value by turns, an empty value for none. */
  Examination poller(String name, String... changes) throws IOException {
    return connector(name, POLLER, changes);
  }

  /** A sink of the topic flights to a lake table. */
  Examination hudi(String name, String... changes) throws IOException {
    return connector(name, HUDI, changes);
  }

  /** A sink of the topic flights to a table by country. */
  Examination aggregates(String name, String... changes) throws IOException {
    return connector(name, AGGREGATES, changes);
  }

  /** A reader of the changes of the table by country. */
  Examination debezium(String name, String... changes) throws IOException {
    return connector(name, DEBEZIUM, changes);
  }

  private Examination connector(String name, Map<String, String> usual, String... changes)
      throws IOException {
    Map<String, Object> config = new TreeMap<>(usual);
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        config.remove(changes[i]);
      } else {
        config.put(changes[i], changes[i + 1]);
      }
    }
    return file(name + ".json", JsonWriter.write(Map.of("name", name, "config", config)));
  }

  Examination file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  /** Data for a poller or a topic, beside the configs. */
  Examination sample(String of, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(of + ".ndjson"), text);
    options.addAll(List.of("--sample", of + "=" + file));
    return this;
  }

  Examination option(String option) {
    options.add(option);
    return this;
  }

  int status() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>(options);
    arguments.add(folder.toString());
    int status =
        Doctor.run(
            arguments.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    printed = out.toString(StandardCharsets.UTF_8);
    complaint = err.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** What is printed, a line each. */
  List<String> lines() {
    status();
    return printed.lines().toList();
  }

  String complaint() {
    return complaint;
  }
}
