package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.Endpoint;
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
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Measure;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.TopicProof;
import io.tributary.quickstart.proof.UmoIqBody;
import io.tributary.quickstart.proof.live.CountProof;
import io.tributary.quickstart.proof.live.Counted;
import io.tributary.quickstart.proof.live.LakeStateProof;
import io.tributary.quickstart.proof.live.LiveProof;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Flights and buses from their APIs to live aggregates and Hudi tables. What its files ask for, as
 * the proofs understand it.
 */
public final class MainJob implements Job {

  public static final String NAME = "main-job";

  public static final String FLIGHTS = "flights";
  public static final String BUSES = "buses";
  public static final String CHANGES = "cdc.tributary.flights_by_country";

  public static final String FLIGHTS_POLLER = "flights-poller";
  public static final String BUSES_POLLER = "buses-poller";
  public static final String AGGREGATES_SINK = "aggregates-sink";
  public static final String DEBEZIUM_SOURCE = "debezium-source";
  public static final String HUDI_FLIGHTS = "hudi-flights";
  public static final String HUDI_FLIGHTS_BY_COUNTRY = "hudi-flights-by-country";

  /** Sinks first, so that nothing waits for them once records flow. */
  public static final List<String> CONNECTORS =
      List.of(
          AGGREGATES_SINK,
          HUDI_FLIGHTS,
          DEBEZIUM_SOURCE,
          HUDI_FLIGHTS_BY_COUNTRY,
          FLIGHTS_POLLER,
          BUSES_POLLER);

  public static final List<String> FLIGHT_KEY = List.of("icao24");

  public static final Aggregation FLIGHTS_BY_COUNTRY =
      new Aggregation(
          "flights_by_country",
          row -> Boolean.FALSE.equals(row.value("on_ground")),
          List.of("origin_country"),
          "last_contact",
          "minute",
          Duration.ofMinutes(1),
          List.of(
              Measure.count("flights"),
              Measure.average("avg_velocity", "velocity"),
              Measure.min("min_altitude", "baro_altitude"),
              Measure.max("max_altitude", "baro_altitude"),
              Measure.last("last_callsign", "callsign", "last_contact")));

  public static final Aggregation BUSES_BY_ROUTE =
      new Aggregation(
          "buses_by_route",
          row -> true,
          List.of("route"),
          "report_time",
          "minute",
          Duration.ofMinutes(1),
          List.of(
              Measure.count("reports"),
              Measure.sum("total_speed_kmh", "speed_kmh"),
              Measure.average("avg_speed_kmh", "speed_kmh"),
              Measure.max("max_speed_kmh", "speed_kmh"),
              Measure.last("last_vehicle", "vehicle_id", "report_time")));

  /** All columns of a report; the aircraft, its contact and the snapshot make it unique. */
  public static final TopicProof FLIGHTS_PROOF =
      new TopicProof(
          FLIGHTS, OpenSkyBody.COLUMN_NAMES, List.of("icao24", "last_contact", "snapshot_time"));

  public static final TopicProof BUSES_PROOF =
      new TopicProof(BUSES, UmoIqBody.COLUMN_NAMES, List.of("vehicle_id", "report_time"));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> connectors() {
    return CONNECTORS;
  }

  @Override
  public List<Hop> hops() {
    Place byCountry = Place.table(FLIGHTS_BY_COUNTRY.table());
    return List.of(
        new Hop(Place.api(Endpoint.OPENSKY.id()), FLIGHTS_POLLER, Place.topic(FLIGHTS)),
        new Hop(Place.api(Endpoint.BUSES.id()), BUSES_POLLER, Place.topic(BUSES)),
        new Hop(Place.topic(FLIGHTS), AGGREGATES_SINK, byCountry),
        new Hop(Place.topic(BUSES), AGGREGATES_SINK, Place.table(BUSES_BY_ROUTE.table())),
        new Hop(Place.topic(FLIGHTS), HUDI_FLIGHTS, Place.lake("flights")),
        new Hop(byCountry, DEBEZIUM_SOURCE, Place.topic(CHANGES)),
        new Hop(Place.topic(CHANGES), HUDI_FLIGHTS_BY_COUNTRY, Place.lake("flights_by_country")));
  }

  @Override
  public List<Topic> topics() {
    return List.of(new Topic(FLIGHTS, 2), new Topic(BUSES, 2), new Topic(CHANGES, 1));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return List.of(
        new DatabaseProbe(FLIGHTS_BY_COUNTRY.table(), FLIGHTS_BY_COUNTRY.windowColumn()),
        new DatabaseProbe(BUSES_BY_ROUTE.table(), BUSES_BY_ROUTE.windowColumn()));
  }

  @Override
  public List<Fleet> fleets() {
    Fleet buses =
        new Fleet(
            "buses",
            BUSES,
            "vehicle_id",
            "route",
            "lat",
            "lon",
            "heading",
            "speed_kmh",
            1,
            null,
            null);
    return List.of(Fleet.ofOpenSky(FLIGHTS), buses);
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Aircraft in the air",
            "Reports in each minute (UTC) by country; the newest minute is still filling",
            Chart.Kind.LINES,
            FLIGHTS_BY_COUNTRY.table(),
            FLIGHTS_BY_COUNTRY.windowColumn(),
            "origin_country",
            "SUM(flights)"),
        new Chart(
            "Buses by route",
            "Mean speed in km/h of all reports so far",
            Chart.Kind.BARS,
            BUSES_BY_ROUTE.table(),
            "route",
            null,
            "SUM(total_speed_kmh) / SUM(reports)"));
  }

  @Override
  public List<LiveProof> liveProofs(Stores stores) {
    return List.of(
        new CountProof(
            stores.tail(FLIGHTS),
            stores.database(),
            AGGREGATES_SINK,
            Counted.of(FLIGHTS_BY_COUNTRY, "flights")),
        new CountProof(
            stores.tail(BUSES),
            stores.database(),
            AGGREGATES_SINK,
            Counted.of(BUSES_BY_ROUTE, "reports")),
        new LakeStateProof(
            stores.tail(FLIGHTS),
            LastState.Form.ROWS,
            stores.lake("flights"),
            new LakeProof("flights", FLIGHT_KEY)),
        new LakeStateProof(
            stores.tail(CHANGES),
            LastState.Form.CHANGES,
            stores.lake("flights_by_country"),
            new LakeProof("flights_by_country", FLIGHTS_BY_COUNTRY.keyColumns())));
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new MainJobRun(plan);
  }
}
