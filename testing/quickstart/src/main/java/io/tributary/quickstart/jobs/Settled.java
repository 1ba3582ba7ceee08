package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.Endpoint;
import io.tributary.harness.stub.Tally;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.probe.GroupOffsets;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.TopicRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when all that was served has come to rest: in the topics, then in the database, then
 * through the change events, then in the lake.
 *
 * <p>Threading: belongs to one thread.
 */
final class Settled implements AutoCloseable {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

  private final Bound bound;
  private final Stores stores;
  private final GroupOffsets offsets;
  private final TopicTail flights;
  private final TopicTail buses;
  private final TopicTail changes;
  private final List<TopicRecord> changeEvents = new ArrayList<>();

  /** How many different answers each feed gives in a bounded run. */
  record Bound(long flightBodies, long busBodies) {}

  /**
   * Waits for a bounded run.
   *
   * @param bound where the feeds end
   */
  Settled(Bound bound, Stores stores) {
    this.bound = bound;
    this.stores = stores;
    this.offsets = stores.offsets();
    this.flights = stores.tail(MainJob.FLIGHTS);
    this.buses = stores.tail(MainJob.BUSES);
    this.changes = stores.tail(MainJob.CHANGES);
  }

  /** What is still under way, in words; empty when nothing is. */
  Optional<String> pending() throws SQLException {
    Map<Endpoint, Tally> journal = stores.stub().journal();
    Tally flightsServed = journal.getOrDefault(Endpoint.OPENSKY, NOTHING);
    Tally busesServed = journal.getOrDefault(Endpoint.BUSES, NOTHING);
    if (flightsServed.versions() < bound.flightBodies()) {
      return Optional.of("the flights are not polled to their end");
    }
    if (busesServed.versions() < bound.busBodies()) {
      return Optional.of("the buses are not polled to their end");
    }
    flights.skip();
    buses.skip();
    changeEvents.addAll(changes.read());
    if (flights.count() < flightsServed.records()) {
      return Optional.of("polled flights are not in their topic");
    }
    if (buses.count() < busesServed.records()) {
      return Optional.of("polled buses are not in their topic");
    }
    return pendingBelowTopics();
  }

  private Optional<String> pendingBelowTopics() throws SQLException {
    if (!offsets.reached(MainJob.AGGREGATES_SINK, flights)
        || !offsets.reached(MainJob.AGGREGATES_SINK, buses)) {
      return Optional.of("the aggregates have not reached the ends of their topics");
    }
    if (!offsets.reached(MainJob.HUDI_FLIGHTS, flights)) {
      return Optional.of("the lake's flights have not reached the end of their topic");
    }
    if (!changesTellTheTable()) {
      return Optional.of("the change events do not tell the last state of the table yet");
    }
    if (!offsets.reached(MainJob.HUDI_FLIGHTS_BY_COUNTRY, changes)) {
      return Optional.of("the lake's flights_by_country has not reached the end of its topic");
    }
    return Optional.empty();
  }

  private boolean changesTellTheTable() throws SQLException {
    List<String> key = MainJob.FLIGHTS_BY_COUNTRY.keyColumns();
    Differences differences = new Differences();
    Table table =
        Table.keyed(
            "the table",
            DatabaseRows.of(stores.database(), MainJob.FLIGHTS_BY_COUNTRY.table()),
            key,
            differences);
    LastState.ofChanges("the events", changeEvents, key)
        .compareWith(table, MainJob.FLIGHTS_BY_COUNTRY.measureColumns(), differences);
    return differences.verdict("events = table", table.rows().size()).holds();
  }

  @Override
  public void close() {
    flights.close();
    buses.close();
    changes.close();
  }
}
