package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.WorkerVersion;
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

/** The command in the folder of the transforms, as its user runs it beside Kafka's jars. */
class LintCommandIT {

  @TempDir private Path folder;

  /** What a command printed, and how it ended. */
  private record Ended(int status, String printed) {}

  @ParameterizedTest
  @EnumSource(WorkerVersion.class)
  void saysWhatIsWrongWithASpec(WorkerVersion version) throws Exception {
    Path spec =
        file(
            "spec.json",
            "[{'operation':'shift','spec':{'states':{'*':{'0':'[#2].ica024','1':'[#2].callsign'}}}},"
                + "{'operation':'shift','spec':{'*':{'icao24':'[&1].icao24','callsign':'[&1].callsign'}}}]");
    Path sample = file("sample.json", "{'states':[['c0ffee','ACA1'],['c0ffef','ACA2']]}");

    Ended ended = lint(classPath(version), spec.toString(), sample.toString());

    assertThat(ended.status()).as(ended.printed()).isEqualTo(1);
    assertThat(ended.printed())
        .contains("/1/spec/*/icao24: matches nothing that the step was given")
        .contains("did you mean 'ica024'?")
        .contains("nothing of the sample is ever written to '[&1].icao24'")
        .contains("value [{\"callsign\":\"ACA1\"},{\"callsign\":\"ACA2\"}]");
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    Ended ended = lint("", "spec.json");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed()).contains("Set KAFKA_HOME");
  }

  private static String classPath(WorkerVersion version) {
    ServerRuntime runtime =
        version == WorkerVersion.V3_7 ? ServerRuntime.WORKER_3_7 : ServerRuntime.WORKER_4_3;
    return runtime.classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private static Ended lint(String classPath, String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(PluginFolder.SMT.path().resolve("bin/lint").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("KAFKA_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CLASSPATH", classPath);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }
}
