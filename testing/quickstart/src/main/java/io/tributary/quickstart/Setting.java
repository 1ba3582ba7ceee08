package io.tributary.quickstart;

import io.tributary.harness.DatabaseChoice;
import io.tributary.harness.HarnessSettings;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.jobs.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the options into what the harness is to start. */
final class Setting {

  private final Options options;
  private final Plan plan;

  Setting(Options options, Plan plan) {
    this.options = options;
    this.plan = plan;
  }

  /**
   * What to start.
   *
   * @param given the user's own database, or null when one is to be started
   */
  HarnessSettings harness(JobRun run, @Nullable GivenDatabase given) {
    Path root = ProjectRoot.find();
    List<Path> plugins =
        new ArrayList<>(PluginFolders.in(root.resolve("packaging/target/plugins")));
    plugins.add(PluginFolders.debezium());
    return HarnessSettings.of(
            root.resolve("target/quickstart"), plugins, run.feeds(Simulation.of(plan)))
        .environment(run.environment())
        .extras(
            options.jobs().stream()
                .flatMap(job -> job.extras().stream())
                .collect(Collectors.toSet()))
        .worker(this::worker)
        .database(
            given == null
                ? new DatabaseChoice.Started(flavour())
                : new DatabaseChoice.Given(given.address()));
  }

  private WorkerSettings worker(WorkerSettings worker) {
    WorkerSettings own = forgottenSoon(worker);
    return options.heapMb() == 0 ? own : own.heapMb(options.heapMb());
  }

  /** By default a sink's partitions belong to a killed worker for another 45 s. */
  private static WorkerSettings forgottenSoon(WorkerSettings worker) {
    return worker
        .with("consumer.session.timeout.ms", "10000")
        .with("consumer.heartbeat.interval.ms", "2000");
  }

  private MySqlFlavour flavour() {
    return options.database() == Options.Database.Started.MYSQL
        ? MySqlFlavour.REAL
        : MySqlFlavour.LIGHT;
  }
}
