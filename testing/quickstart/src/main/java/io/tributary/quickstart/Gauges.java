package io.tributary.quickstart;

import io.tributary.harness.Harness;
import io.tributary.harness.process.ResidentMemory;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.stub.Endpoint;
import io.tributary.harness.stub.Tally;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.probe.LakeProbe;
import io.tributary.quickstart.probe.Rates;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gathers all figures of a running pipeline.
 *
 * <p>Threading: belongs to one thread.
 */
final class Gauges {

  private static final List<DatabaseProbe> TABLES =
      List.of(
          new DatabaseProbe("flights_by_country", "minute"),
          new DatabaseProbe("buses_by_route", "minute"));

  private final Harness harness;
  private final Connectors connectors;
  private final Stores stores;
  private final List<LakeProbe> lakes;
  private final Clock clock;
  private final Instant begun;
  private final Rates rates = new Rates();

  /**
   * Reads from a pipeline.
   *
   * @param begun when it was asked to start
   */
  Gauges(Harness harness, Connectors connectors, Stores stores, Clock clock, Instant begun) {
    this.harness = harness;
    this.connectors = connectors;
    this.stores = stores;
    this.clock = clock;
    this.begun = begun;
    this.lakes =
        Stores.LAKE_TABLES.stream().map(table -> new LakeProbe(table, stores.lake(table))).toList();
  }

  /** The figures now. */
  Snapshot read() throws IOException, SQLException {
    Instant now = clock.instant();
    return new Snapshot(
        Duration.between(begun, now),
        feeds(),
        topics(now),
        tables(),
        lakes(),
        connectors.states(),
        servers());
  }

  private List<Snapshot.Feed> feeds() {
    Map<Endpoint, Tally> journal = harness.stub().journal();
    List<Snapshot.Feed> feeds = new ArrayList<>();
    journal.forEach(
        (endpoint, tally) ->
            feeds.add(new Snapshot.Feed(endpoint.id(), tally.responses(), tally.records())));
    return feeds;
  }

  private List<Snapshot.Topic> topics(Instant now) {
    List<Snapshot.Topic> topics = new ArrayList<>();
    for (TopicTail tail : stores.tails()) {
      tail.skip();
      double perSecond = rates.perSecond(tail.topic(), now, tail.count());
      topics.add(new Snapshot.Topic(tail.topic(), tail.count(), perSecond));
    }
    return topics;
  }

  private List<Snapshot.DatabaseTable> tables() throws SQLException {
    Connection connection = stores.database();
    List<Snapshot.DatabaseTable> tables = new ArrayList<>();
    for (DatabaseProbe probe : TABLES) {
      tables.add(probe.read(connection));
    }
    return tables;
  }

  private List<Snapshot.LakeTable> lakes() throws IOException {
    List<Snapshot.LakeTable> tables = new ArrayList<>();
    for (LakeProbe probe : lakes) {
      tables.add(probe.read());
    }
    return tables;
  }

  private List<Snapshot.Server> servers() {
    List<Snapshot.Server> servers = new ArrayList<>();
    for (ServerProcess server : harness.run().servers()) {
      servers.add(new Snapshot.Server(server.name(), ResidentMemory.of(server.pid())));
    }
    long own = ResidentMemory.of(ProcessHandle.current().pid());
    servers.add(new Snapshot.Server("quickstart", own));
    return servers;
  }
}
