package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.BodyFiles;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run of the main job over the simulated APIs, or over recorded flights. */
final class MainJobRun implements JobRun {

  private final Plan plan;
  private final Settled.Bound bound;
  private @Nullable Settled settled;

  MainJobRun(Plan plan) throws IOException {
    this.plan = plan;
    long flightBodies =
        plan.data() == null ? Simulation.POLLS_OF_ONCE : BodyFiles.files(plan.data()).size();
    this.bound = new Settled.Bound(flightBodies, Simulation.POLLS_OF_ONCE);
  }

  @Override
  public StubSettings feeds(StubSettings simulation) {
    return simulation.openSkyBodies(plan.data());
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return Simulation.served(stores);
  }

  @Override
  public Optional<String> pending(Stores stores) throws SQLException {
    if (settled == null) {
      settled = new Settled(bound, stores);
    }
    return settled.pending();
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    return new MainJobProofs(stores, stores.served(), plan.data()).check();
  }

  @Override
  public void close() {
    if (settled != null) {
      settled.close();
    }
  }
}
