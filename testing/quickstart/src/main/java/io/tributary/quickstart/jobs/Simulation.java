package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.Endpoint;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.view.Snapshot;
import java.util.List;

/** The simulated APIs of the quickstart. */
public final class Simulation {

  /** Different answers of each feed in a bounded run. */
  static final int POLLS_OF_ONCE = 12;

  /** Twelve polls then span three minutes, so that there is more than one window. */
  private static final int STEP_SECONDS_OF_ONCE = 15;

  private Simulation() {}

  /** What they serve unless a job says otherwise. */
  public static StubSettings of(Plan plan) {
    StubSettings simulation = StubSettings.simulation(plan.seed(), plan.start());
    return plan.once()
        ? simulation.polls(POLLS_OF_ONCE).stepSeconds(STEP_SECONDS_OF_ONCE).served(Stores.SERVED)
        : simulation;
  }

  /** What some of them, or all, have served so far. */
  static List<Snapshot.Feed> served(Stores stores, Endpoint... endpoints) {
    List<Endpoint> asked = List.of(endpoints.length == 0 ? Endpoint.values() : endpoints);
    return stores.stub().journal().entrySet().stream()
        .filter(tally -> asked.contains(tally.getKey()))
        .map(
            tally ->
                new Snapshot.Feed(
                    tally.getKey().id(), tally.getValue().responses(), tally.getValue().records()))
        .toList();
  }
}
