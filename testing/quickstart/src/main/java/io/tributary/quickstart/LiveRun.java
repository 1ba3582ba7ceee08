package io.tributary.quickstart;

import io.tributary.harness.process.HarnessException;
import io.tributary.quickstart.board.Board;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.lake.LakeFormatException;
import io.tributary.quickstart.view.LiveView;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Shows the figures until somebody stops the run. */
final class LiveRun {

  private static final Duration REFRESH = Duration.ofSeconds(1);

  private final JobRun run;
  private final Stores stores;
  private final Gauges gauges;
  private final LiveView view;
  private final Board board;
  private final Terminal terminal;

  LiveRun(JobRun run, Stores stores, Gauges gauges, LiveView view, Board board, Terminal terminal) {
    this.run = run;
    this.stores = stores;
    this.gauges = gauges;
    this.view = view;
    this.board = board;
    this.terminal = terminal;
  }

  /** Ends when somebody asks to stop; a server that does not answer is no reason to end. */
  void show(StopSignal stop) {
    do {
      try {
        run.feed(stores);
        Snapshot snapshot = gauges.read();
        terminal.show(view, snapshot);
        board.show(snapshot);
      } catch (HarnessException
          | KafkaException
          | LakeFormatException
          | IOException
          | SQLException e) {
        if (!stop.asked()) {
          terminal.line("The figures cannot be read just now: " + e.getMessage());
        }
      }
    } while (!stop.asked(REFRESH));
  }
}
