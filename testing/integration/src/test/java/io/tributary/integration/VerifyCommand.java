package io.tributary.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.process.ServerRuntime;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command in the folder of the aggregates' sink, as its user runs it beside Kafka's jars. */
final class VerifyCommand {

  private final Path folder;
  private final String bootstrap;
  private final String scratch;

  /** What the command printed, and how it ended. */
  record Ended(int status, String printed) {}

  /**
   * Makes the scratch database.
   *
   * @param folder for the files that the command reads
   * @param scratch name of the database into which it computes again
   */
  VerifyCommand(Servers servers, Path folder, String scratch) throws Exception {
    this.folder = folder;
    this.scratch = scratch;
    this.bootstrap = servers.kafka().bootstrap();
    DatabaseAddress database = servers.database().address();
    try (Connection connection = database.connect(database.accounts().admin());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + scratch);
      statement.execute(
          "GRANT ALL ON %s.* TO '%s'@'127.0.0.1'"
              .formatted(scratch, database.accounts().app().user()));
    }
  }

  /** Runs it for a connector. */
  Ended run(String name, Map<String, String> config) throws Exception {
    Path connector = folder.resolve(name + ".json");
    new ObjectMapper().writeValue(connector.toFile(), Map.of("name", name, "config", config));
    Path worker =
        Files.write(
            folder.resolve("worker.properties"),
            List.of(
                "bootstrap.servers=" + bootstrap,
                "key.converter=org.apache.kafka.connect.json.JsonConverter",
                "value.converter=org.apache.kafka.connect.json.JsonConverter"));
    ProcessBuilder builder =
        new ProcessBuilder(
            PluginFolder.JDBC_AGG.path().resolve("bin/verify").toString(),
            connector.toString(),
            worker.toString(),
            scratch);
    builder.environment().remove("KAFKA_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put(
            "CLASSPATH",
            ServerRuntime.WORKER_4_3.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }
}
