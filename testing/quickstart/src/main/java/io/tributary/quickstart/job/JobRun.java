package io.tributary.quickstart.job;

import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a job. The methods are called in the order in which they stand here.
 *
 * <p>Threading: belongs to one thread.
 */
public interface JobRun extends AutoCloseable {

  /** What the job's files refer to as {@code ${env:NAME}} beyond what the harness gives. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /** What the simulated APIs are to serve for it. */
  default StubSettings feeds(StubSettings simulation) {
    return simulation;
  }

  /** Makes the tables that must be there before the connectors are. */
  default void prepare(Stores stores) throws SQLException {}

  /**
   * Gives the job its next records, or lets its APIs tell something new. Called again and again
   * while the connectors run.
   */
  default void feed(Stores stores) {}

  /** What has been fed by now is all there is; {@link #feed} does nothing any more. */
  default void end() {}

  /** What its APIs have served so far. */
  List<Snapshot.Feed> served(Stores stores);

  /** What of a bounded run is still under way, in words; empty when nothing is. */
  Optional<String> pending(Stores stores) throws IOException, SQLException;

  /** Reads everything again, from its beginning, and compares. */
  List<Verdict> check(Stores stores) throws IOException, SQLException;

  @Override
  default void close() {}
}
