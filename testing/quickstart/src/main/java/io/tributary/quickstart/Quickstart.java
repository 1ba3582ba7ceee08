package io.tributary.quickstart;

import io.tributary.harness.Harness;
import io.tributary.harness.process.HarnessException;
import io.tributary.quickstart.board.Board;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.JobRuns;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topics;
import io.tributary.quickstart.proof.lake.LakeFormatException;
import io.tributary.quickstart.view.LiveView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Starts jobs on this machine, shows them, and stops them. */
public final class Quickstart {

  private static final int REFUSED = 2;
  private static final int FAILED = 1;
  private static final int DEFAULT_WIDTH = 110;

  private final Options options;
  private final Terminal terminal;
  private final Clock clock;
  private final Instant begun;

  private Quickstart(Options options, Terminal terminal, Clock clock) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** See {@code usage.txt} for the arguments and the exit status. */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      Path from = Path.of(System.getProperty("quickstart.from", "")).toAbsolutePath();
      options = Options.parse(List.of(arguments), from);
    } catch (Options.RefusedException e) {
      System.err.println("quickstart: " + e.getMessage());
      System.err.print(Options.usage());
      System.exit(REFUSED);
      return;
    }
    if (options.help()) {
      System.out.print(Options.usage());
      return;
    }
    StopSignal stop = StopSignal.install();
    boolean screen = Boolean.getBoolean("quickstart.screen");
    Terminal terminal =
        new Terminal(System.out, screen, Integer.getInteger("quickstart.width", DEFAULT_WIDTH));
    int status = FAILED;
    boolean asked;
    try {
      status = new Quickstart(options, terminal, Clock.systemUTC()).run(stop);
    } finally {
      asked = stop.asked();
      stop.closed(status);
    }
    if (!asked) {
      System.exit(status);
    }
  }

  private int run(StopSignal stop) {
    try {
      return runToItsEnd(stop);
    } catch (HarnessException
        | KafkaException
        | LakeFormatException
        | UncheckedIOException
        | IOException
        | SQLException e) {
      if (stop.asked()) {
        return options.once() || options.soak() != null ? FAILED : 0;
      }
      terminal.line("");
      terminal.line("It does not run: " + e.getMessage());
      return FAILED;
    }
  }

  private int runToItsEnd(StopSignal stop) throws IOException, SQLException {
    Plan plan = options.plan(begun);
    try (JobRun run = JobRuns.begin(options.jobs(), plan);
        @Nullable GivenDatabase given = givenDatabase();
        Harness harness =
            new Harness(
                new Setting(options, plan).harness(run, given), new ProgressLines(terminal))) {
      boolean well = false;
      try {
        well = runOn(harness, run, stop);
        return well ? 0 : FAILED;
      } finally {
        if (!well && !stop.asked()) {
          harness.run().keep();
          terminal.line("The servers' logs are kept in " + harness.run().resolve("logs"));
        }
        // An interrupt has told us to stop; what comes now is the orderly end.
        Thread.interrupted();
      }
    }
  }

  private @Nullable GivenDatabase givenDatabase() {
    return options.database() instanceof Options.Database.Given given
        ? GivenDatabase.create(given, System.getenv())
        : null;
  }

  private boolean runOn(Harness harness, JobRun run, StopSignal stop)
      throws IOException, SQLException {
    terminal.line("Starting the servers, each in a process of its own:");
    harness.start();
    List<Job> jobs = options.jobs();
    try (Stores stores = Stores.open(harness)) {
      jobs.forEach(job -> Topics.create(stores.admin(), job.topics()));
      run.prepare(stores);
      Connectors connectors = new Connectors(harness.rest(), jobs);
      jobs.forEach(job -> terminal.line("Posting connector-configs/" + job.name() + "/*.json"));
      connectors.post();
      connectors.awaitRunning();
      try (Gauges gauges = new Gauges(harness, connectors, stores, jobs, run, clock, begun)) {
        Kill kill = new Kill(harness.worker(), connectors, jobs, options.kill() ? 1 : 0);
        OnceRun once = new OnceRun(gauges, kill, run, stores, terminal, clock);
        if (options.once()) {
          return once.prove(stop);
        }
        if (options.soak() != null) {
          return new SoakRun(harness.worker(), gauges, run, stores, terminal, clock)
              .prove(options.soak(), once, stop);
        }
        try (Board board = Board.open(jobs, stores, harness.rest(), clock)) {
          LiveView view = new LiveView(Addresses.of(harness, board));
          view.whereToLook().forEach(terminal::line);
          new LiveRun(run, stores, gauges, view, board, terminal).show(stop);
          return true;
        }
      }
    }
  }
}
