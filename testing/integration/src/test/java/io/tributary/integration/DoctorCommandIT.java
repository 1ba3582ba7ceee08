package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The doctor as it is shipped, beside the plugins' folders and Kafka's jars. */
class DoctorCommandIT {

  private static final Path PLUGINS = ProjectRoot.find().resolve("packaging/target/plugins");

  @TempDir private Path folder;
  @TempDir private Path errorFolder;

  /** What a command printed, and how it ended. */
  private record Ended(int status, String printed, String errors) {}

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void findsNothingWrongWithTheMainJob(WorkerVersion version) throws Exception {
    Path debezium = PluginFolders.debezium().getParent();
    Path job = ProjectRoot.find().resolve("connector-configs/main-job");

    Ended ended = doctor(classPath(version), PLUGINS + "," + debezium, job.toString());

    assertThat(ended.printed()).isEqualTo("6 connectors: nothing wrong was found\n");
    assertThat(ended.status()).isZero();
  }

  @Test
  void sendsASampleThroughThePlugins() throws Exception {
    file(
        "poll.json",
        "{'name':'poll','config':{'connector.class':'io.tributary.connect.http.HttpPollerSourceConnector','tasks.max':'1','preset':'opensky-states','topic':'flights'}}");
    file(
        "lake.json",
        "{'name':'lake','config':{'connector.class':'io.tributary.connect.hudi.HudiSinkConnector','tasks.max':'1','topics':'flights','consumer.override.isolation.level':'read_committed','table.name':'flights','table.path':'s3a://lake/flights','record.key.fields':'icao'}}");
    Path sample =
        file(
            "states.txt",
            "{'time':1700000000,'states':[['c0ffee','ACA1','Canada',null,1700000000,1.5,1.5,9.5,false,1.5,1.5,1.5,null,1.5,null,false,0,1]]}");

    Ended ended =
        doctor(
            classPath(WorkerVersion.V3_7),
            PLUGINS.toString(),
            folder.toString(),
            "--sample",
            "poll=" + sample);

    assertThat(ended.printed())
        .startsWith("error   lake.json:topics: 1 of 1 records of the sample are refused: ")
        .contains("record key field icao is not in the record");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    assertThat(doctor("", PLUGINS.toString(), folder.toString()).errors())
        .contains("Set KAFKA_HOME");
    Ended ended = doctor("kafka", folder.toString(), folder.toString());
    assertThat(ended.errors()).contains("No plugin of Tributary is in").contains("PLUGIN_PATH");
    assertThat(ended.status()).isEqualTo(2);
  }

  private static String classPath(WorkerVersion version) {
    ServerRuntime runtime =
        version == WorkerVersion.V3_7 ? ServerRuntime.WORKER_3_7 : ServerRuntime.WORKER_4_3;
    return runtime.classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private Ended doctor(String kafka, String plugins, String... arguments) throws Exception {
    Path command =
        ProjectRoot.find().resolve("packaging/target/commands/tributary-doctor/bin/doctor");
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("KAFKA_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CLASSPATH", kafka);
    builder.environment().put("PLUGIN_PATH", plugins);
    Path errors = errorFolder.resolve("errors");
    Process process = builder.redirectError(errors.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed, Files.readString(errors));
  }
}
