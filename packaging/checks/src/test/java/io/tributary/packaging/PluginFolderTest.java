package io.tributary.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.testkit.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PluginFolderTest {

  /** Packages that a plugin class loader always takes from the worker, or must not double. */
  private static final Map<String, String> GIVEN_BY_THE_WORKER =
      Map.of(
          "connect-api", "org/apache/kafka/connect/connector/",
          "kafka-clients", "org/apache/kafka/clients/",
          "slf4j-api", "org/slf4j/Logger",
          "logback", "ch/qos/logback/",
          "log4j-core", "org/apache/logging/log4j/core/");

  private static final Map<String, Set<String>> SERVICES =
      Map.of(
          "source-http-poller",
          Set.of(
              "org.apache.kafka.connect.source.SourceConnector="
                  + "io.tributary.connect.http.HttpPollerSourceConnector"),
          "smt-transforms",
          transforms("Derive", "FromJson", "Jolt", "Lookup", "Mask"),
          "sink-hudi",
          Set.of(
              "org.apache.kafka.connect.sink.SinkConnector="
                  + "io.tributary.connect.hudi.HudiSinkConnector"),
          "sink-jdbc-agg",
          Set.of(
              "org.apache.kafka.connect.sink.SinkConnector="
                  + "io.tributary.connect.jdbcagg.JdbcAggSinkConnector"));

  /** The transforms that have two halves, the one that has none, and the predicate. */
  private static Set<String> transforms(String... names) {
    Set<String> services = new HashSet<>();
    for (String name : names) {
      for (String half : List.of("Key", "Value")) {
        services.add(
            "org.apache.kafka.connect.transforms.Transformation=io.tributary.connect.smt."
                + name
                + "$"
                + half);
      }
    }
    services.add(
        "org.apache.kafka.connect.transforms.Transformation=io.tributary.connect.smt.Dedupe");
    services.add(
        "org.apache.kafka.connect.transforms.predicates.Predicate=io.tributary.connect.smt.When");
    return services;
  }

  static List<PluginFolder> plugins() {
    return PluginFolder.ALL;
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void carriesNothingThatTheWorkerGives(PluginFolder plugin) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path jar : plugin.jars()) {
      try (JarFile open = new JarFile(jar.toFile())) {
        List<String> names = open.stream().map(ZipEntry::getName).toList();
        GIVEN_BY_THE_WORKER.forEach(
            (library, content) -> {
              if (names.stream().anyMatch(name -> name.startsWith(content))) {
                found.add(library + " in " + jar.getFileName());
              }
            });
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void carriesExactlyTheJarsOnRecord(PluginFolder plugin) {
    String jars =
        plugin.jars().stream()
            .map(jar -> jar.getFileName().toString())
            .collect(Collectors.joining("\n", "", "\n"));

    GoldenFile.assertMatches(Path.of("packaging", "runtime-deps", plugin.module() + ".txt"), jars);
  }

  /** Without these a worker with {@code plugin.discovery=service_load} does not see the plugin. */
  @ParameterizedTest
  @MethodSource("plugins")
  void declaresItsServices(PluginFolder plugin) throws IOException {
    Set<String> declared = new TreeSet<>();
    try (JarFile jar = new JarFile(plugin.ownJar().toFile())) {
      for (ZipEntry entry : jar.stream().filter(PluginFolderTest::isService).toList()) {
        String service = entry.getName().substring("META-INF/services/".length());
        new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(implementation -> declared.add(service + "=" + implementation.strip()));
      }
    }
    assertThat(declared)
        .containsExactlyInAnyOrderElementsOf(
            Stream.ofNullable(SERVICES.get(plugin.module())).flatMap(Set::stream).toList());
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void tellsWhatItIs(PluginFolder plugin) throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(plugin.folder().resolve("manifest.json").toFile());

    assertThat(manifest.get("name").asText()).isEqualTo(plugin.module());
    assertThat(manifest.toString()).doesNotContain("${");
    assertThat(plugin.folder().resolve("doc")).isDirectoryContaining("glob:**/LICENSE");
    assertThat(plugin.folder().resolve("doc")).isDirectoryContaining("glob:**/NOTICE");
    assertThat(plugin.folder().resolve("doc/config")).isDirectoryContaining("glob:**.md");
  }

  /** A build of the same commit gives the same bytes only if no entry carries the build's time. */
  @ParameterizedTest
  @MethodSource("plugins")
  void zipsAreReproducible(PluginFolder plugin) throws IOException {
    for (Path archive : List.of(plugin.zip(), plugin.ownJar())) {
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        assertThat(zip.stream().map(entry -> entry.getTimeLocal().toLocalDate().toString()))
            .as("dates of the entries of %s", archive.getFileName())
            .isNotEmpty()
            .containsOnly("2026-11-20");
        assertThat(zip.stream().map(ZipEntry::getName)).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void zipHoldsTheFolder(PluginFolder plugin) throws IOException {
    try (ZipFile zip = new ZipFile(plugin.zip().toFile())) {
      List<String> zipped =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.contains("/lib/") && name.endsWith(".jar"))
              .map(name -> name.substring(name.lastIndexOf('/') + 1))
              .toList();
      assertThat(zipped)
          .containsExactlyInAnyOrderElementsOf(
              plugin.jars().stream().map(jar -> jar.getFileName().toString()).toList());
    }
  }

  /** Transforms stand beside every connector of a worker, so they stay small. */
  @Test
  void transformsWeighThreeMegabytesAtMostWithoutTheirDriver() throws IOException {
    long bytes = 0;
    for (Path jar : new PluginFolder("smt-transforms").jars()) {
      if (!jar.getFileName().toString().startsWith("mariadb-java-client")) {
        bytes += Files.size(jar);
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(3_000_000);
  }

  @ParameterizedTest
  @CsvSource({"smt-transforms, lint", "sink-hudi, verify", "sink-jdbc-agg, verify"})
  void theCommandOfAPluginCanBeRun(String module, String command) throws IOException {
    PluginFolder plugin = new PluginFolder(module);

    assertThat(plugin.folder().resolve("bin").resolve(command)).isExecutable();
    try (ZipFile zip = new ZipFile(plugin.zip().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.endsWith("/bin/" + command));
    }
  }

  private static boolean isService(ZipEntry entry) {
    return entry.getName().startsWith("META-INF/services/") && !entry.isDirectory();
  }
}
