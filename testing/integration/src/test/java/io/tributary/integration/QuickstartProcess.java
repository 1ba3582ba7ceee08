package io.tributary.integration;

import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program behind {@code ./quickstart}, in a JVM of its own as the script starts it. */
final class QuickstartProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path RUNS = ProjectRoot.find().resolve("target/quickstart");

  private final Process process;
  private final Path output;
  private final Set<Path> runsBefore;

  private QuickstartProcess(Process process, Path output, Set<Path> runsBefore) {
    this.process = process;
    this.output = output;
    this.runsBefore = runsBefore;
  }

  static QuickstartProcess start(Path folder, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", classPath(), "io.tributary.quickstart.Quickstart"));
    line.addAll(List.of(arguments));
    Path output = folder.resolve("quickstart.txt");
    Set<Path> before = runs();
    Process process =
        new ProcessBuilder(line)
            .directory(ProjectRoot.find().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new QuickstartProcess(process, output, before);
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Set<Path> runs() throws IOException {
    if (!Files.isDirectory(RUNS)) {
      return Set.of();
    }
    try (Stream<Path> folders = Files.list(RUNS)) {
      return folders.collect(Collectors.toSet());
    }
  }

  /** Waits until the stub API has given out this many different bodies of flights. */
  void awaitServed(int bodies) {
    String name = "served/opensky/%06d.json".formatted(bodies);
    Await.until(
        name + " is there", LIMIT, () -> !process.isAlive() || ownRuns(name).findAny().isPresent());
  }

  private Stream<Path> ownRuns(String name) {
    try {
      return runs().stream()
          .filter(run -> !runsBefore.contains(run) && Files.exists(run.resolve(name)));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** The exit status. */
  int await() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the quickstart still runs after " + LIMIT);
    }
    return process.exitValue();
  }

  /** All it has printed. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
