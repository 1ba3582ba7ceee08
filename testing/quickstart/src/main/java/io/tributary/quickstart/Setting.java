package io.tributary.quickstart;

import io.tributary.harness.DatabaseChoice;
import io.tributary.harness.HarnessSettings;
import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.proof.BodyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the options into what the harness is to start. */
final class Setting {

  /** Within the run's folder, in which the REST API runs: the bodies that it gave out. */
  static final Path SERVED = Path.of("served");

  private static final long SEED = 20_261_120;
  private static final int POLLS_OF_ONCE = 12;

  /** Twelve polls then span three minutes, so that there is more than one window. */
  private static final int STEP_OF_ONCE = 15;

  private final Options options;
  private final Instant start;

  Setting(Options options, Instant start) {
    this.options = options;
    this.start = start;
  }

  /**
   * What to start.
   *
   * @param given the user's own database, or null when one is to be started
   */
  HarnessSettings harness(@Nullable GivenDatabase given) {
    Path root = ProjectRoot.find();
    List<Path> plugins =
        new ArrayList<>(PluginFolders.in(root.resolve("packaging/target/plugins")));
    plugins.add(PluginFolders.debezium());
    HarnessSettings settings =
        HarnessSettings.of(root.resolve("target/quickstart"), plugins, feeds());
    return settings.database(
        given == null
            ? new DatabaseChoice.Started(flavour())
            : new DatabaseChoice.Given(given.address()));
  }

  private MySqlFlavour flavour() {
    return options.database() == Options.Database.Started.MYSQL
        ? MySqlFlavour.REAL
        : MySqlFlavour.LIGHT;
  }

  private StubSettings feeds() {
    StubSettings simulation =
        StubSettings.simulation(SEED, start).openSkyBodies(options.recordings());
    return options.once()
        ? simulation.polls(POLLS_OF_ONCE).stepSeconds(STEP_OF_ONCE).served(SERVED)
        : simulation;
  }

  /** Where the feeds of a bounded run end. */
  Settled.Bound bound() throws IOException {
    Path recordings = options.recordings();
    long flightBodies = recordings == null ? POLLS_OF_ONCE : BodyFiles.files(recordings).size();
    return new Settled.Bound(flightBodies, POLLS_OF_ONCE);
  }
}
