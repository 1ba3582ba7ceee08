package io.tributary.quickstart;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.LiveJvm;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.view.LiveView;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The run of {@code --minutes}: all feeds flow that long while the worker's live heap is sampled,
 * then they end, and what they have said is proven.
 */
final class SoakRun {

  private static final int SAMPLES = 40;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ConnectWorker worker;
  private final Gauges gauges;
  private final JobRun run;
  private final Stores stores;
  private final Terminal terminal;
  private final Clock clock;

  SoakRun(
      ConnectWorker worker,
      Gauges gauges,
      JobRun run,
      Stores stores,
      Terminal terminal,
      Clock clock) {
    this.worker = worker;
    this.gauges = gauges;
    this.run = run;
    this.stores = stores;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Runs to the end.
   *
   * @param proofs what proves what was served
   * @return whether memory was flat and all proofs hold
   */
  boolean prove(Duration length, OnceRun proofs, StopSignal stop) throws IOException, SQLException {
    HeapCourse course = sampled(length, stop);
    run.end();
    boolean holds = proofs.prove(stop);
    terminal.line("");
    course.lines().forEach(terminal::line);
    return holds && course.flat();
  }

  private HeapCourse sampled(Duration length, StopSignal stop) throws IOException, SQLException {
    Instant begun = clock.instant();
    Instant end = begun.plus(length);
    Instant next = begun;
    HeapCourse.Builder samples = new HeapCourse.Builder();
    try (LiveJvm jvm = LiveJvm.of(worker.process())) {
      while (clock.instant().isBefore(end)) {
        run.feed(stores);
        Snapshot snapshot = gauges.read();
        OnceRun.refuseFailure(snapshot);
        if (!clock.instant().isBefore(next)) {
          long live = jvm.liveHeapBytes();
          samples.add(live);
          terminal.line(told(Duration.between(begun, clock.instant()), live, snapshot));
          next = next.plus(length.dividedBy(SAMPLES));
        }
        if (stop.asked(PAUSE)) {
          throw new HarnessException("stopped before the end");
        }
      }
      return samples.end(jvm.maxHeapBytes());
    }
  }

  private static String told(Duration since, long live, Snapshot snapshot) {
    return String.format(
        Locale.ROOT,
        "%4d s  live heap %3d MiB  %s",
        since.toSeconds(),
        live >> 20,
        LiveView.brief(snapshot));
  }
}
