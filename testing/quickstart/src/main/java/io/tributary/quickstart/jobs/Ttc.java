package io.tributary.quickstart.jobs;

import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.job.Fleet;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.BusReport;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.live.LakeStateProof;
import io.tributary.quickstart.proof.live.LiveProof;
import io.tributary.quickstart.proof.live.TableStateProof;
import io.tributary.quickstart.proof.live.TableStateProof.Upserted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Buses of four APIs to their last states, in MySQL and in Hudi, by way of MySQL and straight. */
public final class Ttc implements Job {

  static final String REPORTS = "bus-reports";
  static final String CHANGES = "ttc.tributary.bus_status";
  static final String STATUS = "bus_status";
  static final String DIRECT = "bus_status_direct";
  static final String MYSQL_SINK = "ttc-bus-status";
  static final String LAKE_SINK = "ttc-hudi";
  static final String CHANGES_SINK = "ttc-hudi-cdc";

  /** Columns that MySQL keeps as numbers. */
  static final Set<String> FLAGS = Set.of("predictable");

  private static final String DEBEZIUM = "ttc-debezium";

  /** Of each API, by its feed. */
  private static final Map<String, String> POLLERS =
      Map.of(
          "gtfs", "ttc-gtfs",
          "umoiq", "ttc-umoiq",
          "umoiq-xml", "ttc-umoiq-xml",
          "restbus", "ttc-restbus");

  @Override
  public String name() {
    return "ttc";
  }

  @Override
  public List<String> connectors() {
    List<String> connectors =
        new ArrayList<>(List.of(MYSQL_SINK, LAKE_SINK, DEBEZIUM, CHANGES_SINK));
    POLLERS.values().stream().sorted().forEach(connectors::add);
    return connectors;
  }

  @Override
  public List<Hop> hops() {
    Place reports = Place.topic(REPORTS);
    List<Hop> hops = new ArrayList<>();
    for (String feed : BusFeeds.NAMES) {
      hops.add(new Hop(Place.api(feed), POLLERS.getOrDefault(feed, ""), reports));
    }
    hops.add(new Hop(reports, MYSQL_SINK, Place.table(STATUS)));
    hops.add(new Hop(Place.table(STATUS), DEBEZIUM, Place.topic(CHANGES)));
    hops.add(new Hop(Place.topic(CHANGES), CHANGES_SINK, Place.lake(STATUS)));
    hops.add(new Hop(reports, LAKE_SINK, Place.lake(DIRECT)));
    return hops;
  }

  @Override
  public List<Topic> topics() {
    return List.of(new Topic(REPORTS, 2), new Topic(CHANGES, 1));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return List.of(new DatabaseProbe(STATUS, "event_time"));
  }

  @Override
  public List<Fleet> fleets() {
    return List.of(
        new Fleet(
            "buses", REPORTS, "id", "routeId", "lat", "lon", "heading", "kph", 1, null, null));
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Buses by route",
            "Buses whose last report is of the route",
            Chart.Kind.BARS,
            STATUS,
            "routeId",
            null,
            "COUNT(*)"));
  }

  @Override
  public List<LiveProof> liveProofs(Stores stores) {
    return List.of(
        new TableStateProof(
            stores.tail(REPORTS),
            stores.database(),
            MYSQL_SINK,
            new Upserted(STATUS, BusReport.KEY, BusReport.TIME, FLAGS)),
        new LakeStateProof(
            stores.tail(CHANGES),
            LastState.Form.CHANGES,
            stores.lake(STATUS),
            new LakeProof(STATUS, BusReport.KEY)),
        new LakeStateProof(
            stores.tail(REPORTS),
            LastState.byTime(BusReport.TIME),
            stores.lake(DIRECT),
            new LakeProof(DIRECT, BusReport.KEY)));
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new TtcRun(plan);
  }
}
