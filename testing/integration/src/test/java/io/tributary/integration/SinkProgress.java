package io.tributary.integration;

import static org.assertj.core.api.Assertions.fail;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectorStatus;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.HarnessException;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Waits for sinks by what lies in the destination. A group's offsets tell less: after a restart a
 * sink that finds all done in its destination commits none until the next record.
 */
final class SinkProgress {

  private SinkProgress() {}

  /** Compares destination and topic as they are now. */
  @FunctionalInterface
  interface Proof {
    List<Verdict> check() throws IOException, SQLException;
  }

  /**
   * Waits until what a sink has written is what its topics tell. What was lost or doubled stays so;
   * it is the failure at the end of the limit.
   *
   * @throws HarnessException at once when the sink fails
   */
  static void awaitProof(ConnectRest rest, String sink, Duration limit, Proof proof) {
    AtomicReference<String> differs = new AtomicReference<>("nothing was compared");
    boolean holds =
        Await.within(
            limit,
            () -> {
              requireRunning(rest, sink);
              differs.set(difference(proof));
              return differs.get().isEmpty();
            });
    if (!holds) {
      fail("%s after %d s: %s", sink, limit.toSeconds(), differs.get());
    }
  }

  private static String difference(Proof proof) {
    try {
      for (Verdict verdict : proof.check()) {
        if (!verdict.holds()) {
          return verdict.name() + ": " + verdict.differing() + " differ: " + verdict.first();
        }
      }
      return "";
    } catch (IOException | SQLException e) {
      // No table yet, or one that changed while it was read.
      return e.toString();
    }
  }

  /** Throws what has failed; a sink that starts has not. */
  static void requireRunning(ConnectRest rest, String sink) {
    ConnectorStatus status = rest.status(sink);
    if (status.failed()) {
      throw new HarnessException(sink + " failed: " + status.failure());
    }
  }
}
