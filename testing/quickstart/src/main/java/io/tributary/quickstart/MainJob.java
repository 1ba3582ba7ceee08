package io.tributary.quickstart;

import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.Measure;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.TopicProof;
import io.tributary.quickstart.proof.UmoIqBody;
import java.time.Duration;
import java.util.List;

/** What the files in {@code connector-configs/main-job} ask for, as the proofs understand it. */
public final class MainJob {

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

  private MainJob() {}
}
