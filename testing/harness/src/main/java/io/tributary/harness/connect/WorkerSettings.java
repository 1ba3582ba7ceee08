package io.tributary.harness.connect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a worker is started with.
 *
 * @param name names its log; several workers of one run need different names
 * @param bootstrap the broker
 * @param plugins plugin folders; each holds the jars of one plugin and gets its own class loader
 * @param environment what connector configs may refer to as {@code ${env:NAME}}
 * @param overrides worker properties beyond the harness's own, which they replace
 * @param jvmOptions options of its JVM beyond the harness's own
 */
public record WorkerSettings(
    String name,
    WorkerVersion version,
    String bootstrap,
    List<Path> plugins,
    Map<String, String> environment,
    Map<String, String> overrides,
    int heapMb,
    List<String> jvmOptions) {
  private static final int HEAP_MB = 1024;

  public WorkerSettings {
    plugins = List.copyOf(plugins);
    environment = Map.copyOf(environment);
    overrides = Map.copyOf(overrides);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A worker of the newest version without plugins. */
  public static WorkerSettings of(String bootstrap) {
    return new WorkerSettings(
        "worker", WorkerVersion.V4_3, bootstrap, List.of(), Map.of(), Map.of(), HEAP_MB, List.of());
  }

  public WorkerSettings named(String other) {
    return new WorkerSettings(
        other, version, bootstrap, plugins, environment, overrides, heapMb, jvmOptions);
  }

  public WorkerSettings on(WorkerVersion other) {
    return new WorkerSettings(
        name, other, bootstrap, plugins, environment, overrides, heapMb, jvmOptions);
  }

  public WorkerSettings plugins(List<Path> folders) {
    return new WorkerSettings(
        name, version, bootstrap, folders, environment, overrides, heapMb, jvmOptions);
  }

  public WorkerSettings environment(Map<String, String> variables) {
    return new WorkerSettings(
        name, version, bootstrap, plugins, variables, overrides, heapMb, jvmOptions);
  }

  /** Sets a worker property. */
  public WorkerSettings with(String key, String value) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(key, value);
    return new WorkerSettings(
        name, version, bootstrap, plugins, environment, more, heapMb, jvmOptions);
  }

  public WorkerSettings heapMb(int megabytes) {
    return new WorkerSettings(
        name, version, bootstrap, plugins, environment, overrides, megabytes, jvmOptions);
  }

  /** Adds options of the JVM. */
  public WorkerSettings jvmOptions(String... options) {
    return new WorkerSettings(
        name,
        version,
        bootstrap,
        plugins,
        environment,
        overrides,
        heapMb,
        Stream.concat(jvmOptions.stream(), Stream.of(options)).toList());
  }
}
