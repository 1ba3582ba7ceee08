package io.tributary.quickstart.job;

import io.tributary.harness.Extra;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.live.LiveProof;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pipeline that the quickstart can run. All but {@link #begin} is data: the same for each run.
 */
public interface Job {

  /** Its name on the command line and its folder in {@code connector-configs}. */
  String name();

  /**
   * Its connectors, each in the file {@code <connector>.json} of its folder, in the order in which
   * they are POSTed: sinks first, so that nothing waits for them once records flow.
   */
  List<String> connectors();

  /** Its flow, from what is polled or produced to the last table. */
  List<Hop> hops();

  /** Its topics, from the first of the flow to the last. */
  List<Topic> topics();

  /** Its tables in the database, of those that are worth watching. */
  List<DatabaseProbe> tables();

  /** Vehicles of its topics, to be shown on a map. */
  default List<Fleet> fleets() {
    return List.of();
  }

  /** Charts of its tables. */
  default List<Chart> charts() {
    return List.of();
  }

  /** What can be proven while it runs; closed by the caller. */
  default List<LiveProof> liveProofs(Stores stores) {
    return List.of();
  }

  /** The servers that it needs beyond broker, worker, database, S3 and simulated APIs. */
  default Set<Extra> extras() {
    return Set.of();
  }

  /**
   * Begins a run, before any server has started.
   *
   * @throws IOException when the data that it is to feed cannot be read
   */
  JobRun begin(Plan plan) throws IOException;

  /** The names of its places of one kind, each once, in the order of the flow. */
  default List<String> places(Place.Kind kind) {
    return hops().stream()
        .flatMap(hop -> Stream.of(hop.from(), hop.to()))
        .filter(place -> place.kind() == kind)
        .map(Place::name)
        .distinct()
        .toList();
  }
}
