package io.tributary.harness.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds the command of a server that is a JVM: small heap, quick start. Runs on the JDK that runs
 * the harness.
 */
public final class JavaCommand {
  private final String name;
  private final String mainClass;
  private final List<Path> classPath;
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private Map<String, String> environment = Map.of();

  public JavaCommand(String name, String mainClass, List<Path> classPath) {
    this.name = name;
    this.mainClass = mainClass;
    this.classPath = List.copyOf(classPath);
  }

  /** Adds JVM options such as {@code -Xmx256m}. */
  public JavaCommand options(List<String> more) {
    options.addAll(more);
    return this;
  }

  public JavaCommand heapMb(int megabytes) {
    options.add("-Xmx" + megabytes + "m");
    return this;
  }

  public JavaCommand property(String key, Object value) {
    options.add("-D" + key + "=" + value);
    return this;
  }

  public JavaCommand arguments(Object... more) {
    for (Object each : more) {
      arguments.add(each.toString());
    }
    return this;
  }

  public JavaCommand environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /**
   * The finished command; its options stand in a file of the run folder, as a class path makes a
   * line too long to read.
   */
  public Command in(RunFolder run) {
    List<String> all = new ArrayList<>();
    // The first compiler tier and the serial collector: some 40 % less CPU to start, and a server
    // of a test is
    // mostly starting.
    all.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    all.add("-Djava.io.tmpdir=" + run.resolve("tmp"));
    all.addAll(options);
    all.add("-cp");
    all.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    all.add(mainClass);
    all.addAll(arguments);
    String file = all.stream().map(JavaCommand::quoted).collect(Collectors.joining("\n", "", "\n"));
    Path options = run.write(name + ".args", file);
    return new Command(name, List.of(javaProgram(), "@" + options), environment);
  }

  private static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
