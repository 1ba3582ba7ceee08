package io.tributary.quickstart;

import io.tributary.harness.Harness;
import io.tributary.harness.process.ResidentMemory;
import io.tributary.harness.process.ServerProcess;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Stores;
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

/**
 * Gathers all figures of a running pipeline.
 *
 * <p>Threading: belongs to one thread.
 */
public final class Gauges implements AutoCloseable {

  private final Harness harness;
  private final Connectors connectors;
  private final JobRun run;
  private final Stores stores;
  private final List<TopicTail> tails;
  private final List<DatabaseProbe> tables;
  private final List<LakeProbe> lakes;
  private final Clock clock;
  private final Instant begun;
  private final Rates rates = new Rates();

  /**
   * Reads from running jobs.
   *
   * @param begun when they were asked to start
   */
  public Gauges(
      Harness harness,
      Connectors connectors,
      Stores stores,
      List<Job> jobs,
      JobRun run,
      Clock clock,
      Instant begun) {
    this.harness = harness;
    this.connectors = connectors;
    this.run = run;
    this.stores = stores;
    this.clock = clock;
    this.begun = begun;
    this.tails =
        jobs.stream()
            .flatMap(job -> job.topics().stream())
            .map(topic -> stores.tail(topic.name()))
            .toList();
    this.tables = jobs.stream().flatMap(job -> job.tables().stream()).toList();
    this.lakes =
        jobs.stream()
            .flatMap(job -> job.places(Place.Kind.LAKE).stream())
            .map(table -> new LakeProbe(table, stores.lake(table)))
            .toList();
  }

  /** The figures now. */
  public Snapshot read() throws IOException, SQLException {
    Instant now = clock.instant();
    return new Snapshot(
        Duration.between(begun, now),
        run.served(stores),
        topics(now),
        tables(),
        lakes(),
        connectors.states(),
        servers());
  }

  private List<Snapshot.Topic> topics(Instant now) {
    List<Snapshot.Topic> topics = new ArrayList<>();
    for (TopicTail tail : tails) {
      tail.skip();
      double perSecond = rates.perSecond(tail.topic(), now, tail.count());
      topics.add(new Snapshot.Topic(tail.topic(), tail.count(), perSecond, tail.next()));
    }
    return topics;
  }

  private List<Snapshot.DatabaseTable> tables() throws SQLException {
    Connection connection = stores.database();
    List<Snapshot.DatabaseTable> read = new ArrayList<>();
    for (DatabaseProbe probe : tables) {
      read.add(probe.read(connection));
    }
    return read;
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

  @Override
  public void close() {
    tails.forEach(TopicTail::close);
  }
}
