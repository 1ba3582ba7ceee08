package io.tributary.harness;

import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.stub.StubSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the harness starts.
 *
 * @param runs the folder below which the run gets its own
 * @param plugins plugin folders of the worker
 * @param stub what the polled APIs serve
 * @param environment what connector configs may refer to beyond {@link Harness#environment}
 */
public record HarnessSettings(
    Path runs,
    WorkerVersion version,
    List<Path> plugins,
    DatabaseChoice database,
    StubSettings stub,
    Map<String, String> environment) {
  public HarnessSettings {
    plugins = List.copyOf(plugins);
    environment = Map.copyOf(environment);
  }

  /** The newest worker with these plugins beside the light database. */
  public static HarnessSettings of(Path runs, List<Path> plugins, StubSettings stub) {
    return new HarnessSettings(
        runs,
        WorkerVersion.V4_3,
        plugins,
        new DatabaseChoice.Started(MySqlFlavour.LIGHT),
        stub,
        Map.of());
  }

  public HarnessSettings on(WorkerVersion other) {
    return new HarnessSettings(runs, other, plugins, database, stub, environment);
  }

  public HarnessSettings database(DatabaseChoice other) {
    return new HarnessSettings(runs, version, plugins, other, stub, environment);
  }

  public HarnessSettings environment(Map<String, String> variables) {
    return new HarnessSettings(runs, version, plugins, database, stub, variables);
  }
}
