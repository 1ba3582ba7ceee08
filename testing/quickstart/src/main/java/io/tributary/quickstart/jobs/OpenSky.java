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
import io.tributary.quickstart.proof.Bands;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.live.CountProof;
import io.tributary.quickstart.proof.live.Counted;
import io.tributary.quickstart.proof.live.LakeStateProof;
import io.tributary.quickstart.proof.live.LiveProof;
import io.tributary.quickstart.proof.live.TableStateProof;
import io.tributary.quickstart.proof.live.TableStateProof.Upserted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Aircraft of a box to their last states in MySQL and Hudi, and to live aggregates. */
public final class OpenSky implements Job {

  static final String VECTORS = "vectors";
  static final String CHANGES = "opensky.tributary.flights";
  static final String FLIGHTS = "flights";
  static final String COUNTRIES = "aircraft_by_country";
  static final String ALTITUDES = "altitude_bands";
  static final String SPEEDS = "speed_bands";
  static final String FEED = "states";
  static final String MYSQL_SINK = "opensky-flights";
  static final String COUNTS_SINK = "opensky-counts";

  static final List<String> KEY = List.of("icao24");
  static final String CONTACT = "last_contact";

  /** Columns that MySQL keeps as numbers. */
  static final Set<String> FLAGS = Set.of("on_ground", "spi");

  private static final String POLLER = "opensky-states";
  private static final String DEBEZIUM = "opensky-debezium";
  private static final String LAKE_SINK = "opensky-hudi";

  @Override
  public String name() {
    return "opensky";
  }

  @Override
  public List<String> connectors() {
    return List.of(MYSQL_SINK, COUNTS_SINK, DEBEZIUM, LAKE_SINK, POLLER);
  }

  @Override
  public List<Hop> hops() {
    Place vectors = Place.topic(VECTORS);
    return List.of(
        new Hop(Place.api(FEED), POLLER, vectors),
        new Hop(vectors, MYSQL_SINK, Place.table(FLIGHTS)),
        new Hop(vectors, COUNTS_SINK, Place.table(COUNTRIES)),
        new Hop(vectors, COUNTS_SINK, Place.table(ALTITUDES)),
        new Hop(vectors, COUNTS_SINK, Place.table(SPEEDS)),
        new Hop(Place.table(FLIGHTS), DEBEZIUM, Place.topic(CHANGES)),
        new Hop(Place.topic(CHANGES), LAKE_SINK, Place.lake(FLIGHTS)));
  }

  @Override
  public List<Topic> topics() {
    return List.of(new Topic(VECTORS, 2), new Topic(CHANGES, 1));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return List.of(
        new DatabaseProbe(FLIGHTS, "last_contact"),
        new DatabaseProbe(COUNTRIES, "minute"),
        new DatabaseProbe(ALTITUDES, "minute"),
        new DatabaseProbe(SPEEDS, "minute"));
  }

  @Override
  public List<Fleet> fleets() {
    return List.of(Fleet.ofOpenSky(VECTORS));
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Aircraft by country",
            "Different ones in each minute (UTC)",
            Chart.Kind.LINES,
            COUNTRIES,
            "minute",
            "origin_country",
            "SUM(aircraft)"),
        new Chart(
            "Altitudes",
            "Reports by whole kilometres of altitude",
            Chart.Kind.BARS,
            ALTITUDES,
            "altitude_km",
            null,
            "SUM(reports)"),
        new Chart(
            "Speeds",
            "Reports by speed, in steps of 50 m/s",
            Chart.Kind.BARS,
            SPEEDS,
            "from_mps",
            null,
            "SUM(reports)"));
  }

  @Override
  public List<LiveProof> liveProofs(Stores stores) {
    List<LiveProof> proofs = new ArrayList<>();
    proofs.add(
        new TableStateProof(
            stores.tail(VECTORS),
            stores.database(),
            MYSQL_SINK,
            new Upserted(FLIGHTS, KEY, CONTACT, FLAGS)));
    for (Bands bands : Bands.ALL) {
      proofs.add(
          new CountProof(stores.tail(VECTORS), stores.database(), COUNTS_SINK, Counted.of(bands)));
    }
    proofs.add(
        new LakeStateProof(
            stores.tail(CHANGES),
            LastState.Form.CHANGES,
            stores.lake(FLIGHTS),
            new LakeProof(FLIGHTS, KEY)));
    return proofs;
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new OpenSkyRun(plan);
  }
}
