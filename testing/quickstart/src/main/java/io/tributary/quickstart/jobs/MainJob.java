package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.Endpoint;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.Measure;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.TopicProof;
import io.tributary.quickstart.proof.UmoIqBody;
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
  public JobRun begin(Plan plan) throws IOException {
    return new MainJobRun(plan);
  }
}
