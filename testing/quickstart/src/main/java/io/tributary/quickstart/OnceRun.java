package io.tributary.quickstart;

import io.tributary.harness.process.HarnessException;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.FinalReport;
import io.tributary.quickstart.view.LiveView;
import io.tributary.quickstart.view.Milestones;
import io.tributary.quickstart.view.ProofReport;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The end of a run: until all that was served has come to rest, then the proofs. */
final class OnceRun {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PAUSES_PER_LINE = 5;

  private final Gauges gauges;
  private final Kill kill;
  private final JobRun run;
  private final Stores stores;
  private final Terminal terminal;
  private final Clock clock;

  OnceRun(Gauges gauges, Kill kill, JobRun run, Stores stores, Terminal terminal, Clock clock) {
    this.gauges = gauges;
    this.kill = kill;
    this.run = run;
    this.stores = stores;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Runs to the end.
   *
   * @return whether all proofs hold
   * @throws HarnessException when a connector fails, or when somebody stops the run
   */
  boolean prove(StopSignal stop) throws IOException, SQLException {
    Milestones milestones = new Milestones();
    Optional<String> pending = awaitRest(milestones, stop);
    pending.ifPresent(
        what -> terminal.line("Not settled after " + LIMIT.toSeconds() + " s: " + what + "."));
    terminal.line("Reading everything back ...");
    List<Verdict> verdicts = run.check(stores);
    Snapshot last = gauges.read();
    milestones.note(last);
    terminal.line("");
    FinalReport.lines(last, milestones).forEach(terminal::line);
    terminal.line("");
    ProofReport.lines(verdicts).forEach(terminal::line);
    boolean holds = pending.isEmpty() && verdicts.stream().allMatch(Verdict::holds);
    terminal.line("");
    terminal.line(holds ? "All of it holds." : "It does NOT hold; see above.");
    return holds;
  }

  private Optional<String> awaitRest(Milestones milestones, StopSignal stop)
      throws IOException, SQLException {
    Instant deadline = clock.instant().plus(LIMIT);
    int pauses = 0;
    while (true) {
      if (kill.letsFeed()) {
        run.feed(stores);
      }
      Snapshot snapshot = gauges.read();
      milestones.note(snapshot);
      refuseFailure(snapshot);
      Optional<String> pending = run.pending(stores);
      boolean rests = pending.isEmpty();
      if ((rests && !kill.isLeft()) || clock.instant().isAfter(deadline)) {
        return pending;
      }
      if (kill.due(snapshot) || (rests && kill.isLeft())) {
        terminal.line("Killing the worker (kill -9) while " + pending.orElse("all rests") + ".");
        kill.now();
      }
      if (pauses % PAUSES_PER_LINE == 0) {
        terminal.line(LiveView.brief(snapshot));
      }
      pauses++;
      if (stop.asked(PAUSE)) {
        throw new HarnessException("stopped before the end");
      }
    }
  }

  /**
   * Ends a run in which a connector has failed.
   *
   * @throws HarnessException with its error
   */
  static void refuseFailure(Snapshot snapshot) {
    for (Snapshot.Connector connector : snapshot.connectors()) {
      if (!connector.trouble().isEmpty()) {
        throw new HarnessException(connector.name() + " failed: " + connector.trouble());
      }
    }
  }
}
