package io.tributary.harness;

import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.stub.StubSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the harness starts.
 *
 * @param runs the folder below which the run gets its own
 * @param plugins plugin folders of the worker
 * @param stub what the polled APIs serve
 * @param environment what connector configs may refer to beyond {@link Harness#environment}
 * @param worker what the worker's settings are beyond these, such as its heap
 * @param extras what is started beyond the servers that all pipelines need
 */
public record HarnessSettings(
    Path runs,
    WorkerVersion version,
    List<Path> plugins,
    DatabaseChoice database,
    StubSettings stub,
    Map<String, String> environment,
    UnaryOperator<WorkerSettings> worker,
    Set<Extra> extras) {
  public HarnessSettings {
    plugins = List.copyOf(plugins);
    environment = Map.copyOf(environment);
    extras = Set.copyOf(extras);
  }

  /** The newest worker with these plugins beside the light database. */
  public static HarnessSettings of(Path runs, List<Path> plugins, StubSettings stub) {
    return new HarnessSettings(
        runs,
        WorkerVersion.V4_3,
        plugins,
        new DatabaseChoice.Started(MySqlFlavour.LIGHT),
        stub,
        Map.of(),
        UnaryOperator.identity(),
        Set.of());
  }

  public HarnessSettings on(WorkerVersion other) {
    return new HarnessSettings(runs, other, plugins, database, stub, environment, worker, extras);
  }

  public HarnessSettings database(DatabaseChoice other) {
    return new HarnessSettings(runs, version, plugins, other, stub, environment, worker, extras);
  }

  public HarnessSettings environment(Map<String, String> variables) {
    return new HarnessSettings(runs, version, plugins, database, stub, variables, worker, extras);
  }

  public HarnessSettings worker(UnaryOperator<WorkerSettings> change) {
    return new HarnessSettings(runs, version, plugins, database, stub, environment, change, extras);
  }

  public HarnessSettings extras(Set<Extra> wanted) {
    return new HarnessSettings(runs, version, plugins, database, stub, environment, worker, wanted);
  }
}
