package io.tributary.integration;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.stub.Endpoint;
import io.tributary.harness.stub.StubProcess;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.jobs.MainJob;
import io.tributary.quickstart.proof.AggregateProof;
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.BodyFiles;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.UmoIqBody;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The main job, its files POSTed unchanged, on one worker that plays beside a simulated API. */
final class MainJobRun {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Path FILES = ProjectRoot.find().resolve("connector-configs/main-job");

  private final Servers servers;
  private final ConnectWorker worker;
  private final StubProcess stub;
  private final Path served;

  private MainJobRun(Servers servers, ConnectWorker worker, StubProcess stub, Path served) {
    this.servers = servers;
    this.worker = worker;
    this.stub = stub;
    this.served = served;
  }

  /** Starts the API and the worker and waits until all connectors run. */
  static MainJobRun start(
      Servers servers, WorkerVersion version, StubSettings feeds, String... jvmOptions) {
    Path served = servers.run().resolve("served");
    StubProcess stub = servers.stopLater(StubProcess.start(servers.run(), feeds.served(served)));
    servers.kafka().createTopic(MainJob.FLIGHTS, 2);
    servers.kafka().createTopic(MainJob.BUSES, 2);
    servers.kafka().createTopic(MainJob.CHANGES, 1);
    ConnectWorker worker =
        servers.worker(
            WorkerSettings.of(servers.kafka().bootstrap())
                .on(version)
                .plugins(PluginFolder.allAndDebezium())
                .jvmOptions(jvmOptions)
                .environment(
                    MainJobEnvironment.of(
                        servers, stub.url(Endpoint.OPENSKY), stub.url(Endpoint.BUSES)))
                // By default a sink's partitions belong to a killed worker for another 45 s.
                .with("consumer.session.timeout.ms", "6000")
                .with("consumer.heartbeat.interval.ms", "1500"));
    MainJobRun run = new MainJobRun(servers, worker, stub, served);
    MainJob.CONNECTORS.forEach(name -> worker.rest().post(FILES.resolve(name + ".json")));
    run.awaitRunning();
    return run;
  }

  void awaitRunning() {
    MainJob.CONNECTORS.forEach(name -> rest().awaitRunning(name, LIMIT));
  }

  ConnectWorker worker() {
    return worker;
  }

  ConnectRest rest() {
    return worker.rest();
  }

  /** The flights of all different bodies that were served. */
  List<Row> servedFlights() {
    return rows(Endpoint.OPENSKY, OpenSkyBody::rows);
  }

  /** The buses of all different bodies that were served. */
  List<Row> servedBuses() {
    return rows(Endpoint.BUSES, UmoIqBody::rows);
  }

  private List<Row> rows(Endpoint endpoint, BodyFiles.BodyReader reader) {
    try {
      return BodyFiles.rows(served.resolve(endpoint.id()), reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the served bodies", e);
    }
  }

  List<TopicRecord> flights() {
    return TopicRecords.of(servers.kafka(), MainJob.FLIGHTS);
  }

  List<TopicRecord> buses() {
    return TopicRecords.of(servers.kafka(), MainJob.BUSES);
  }

  /** Waits until the API has given all its answers and the last of them is in the topics. */
  void awaitEndOfPolls(int polls) {
    Await.until(
        "all " + polls + " bodies are served and the last is in its topic",
        LIMIT,
        () ->
            bodies(Endpoint.OPENSKY) >= polls
                && bodies(Endpoint.BUSES) >= polls
                && hasLast(flights(), servedFlights(), "icao24", "snapshot_time")
                && hasLast(buses(), servedBuses(), "vehicle_id", "report_time"));
  }

  private long bodies(Endpoint endpoint) {
    return stub.journal().get(endpoint).versions();
  }

  /** Whether the latest version of each vehicle that was served has arrived. */
  private static boolean hasLast(
      List<TopicRecord> topic, List<Row> served, String vehicle, String version) {
    return lastOf(served, vehicle, version)
        .equals(lastOf(topic.stream().map(TopicRecord::value).toList(), vehicle, version));
  }

  private static Map<Object, Instant> lastOf(
      List<? extends @Nullable Row> rows, String vehicle, String version) {
    Map<Object, Instant> last = new HashMap<>();
    for (Row row : rows) {
      if (row != null
          && row.value(vehicle) instanceof String id
          && row.value(version) instanceof Instant at) {
        last.merge(id, at, (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return last;
  }

  /** Waits until every sink and Debezium hold what the topics tell, no more and no less. */
  void awaitSinks() {
    List<TopicRecord> flights = flights();
    List<TopicRecord> buses = buses();
    SinkProgress.awaitProof(
        rest(),
        MainJob.AGGREGATES_SINK,
        LIMIT,
        () ->
            List.of(
                aggregate(MainJob.FLIGHTS_BY_COUNTRY, flights),
                aggregate(MainJob.BUSES_BY_ROUTE, buses)));
    Table last = LastState.ofRows("the topic flights", flights, MainJob.FLIGHT_KEY);
    SinkProgress.awaitProof(
        rest(),
        MainJob.HUDI_FLIGHTS,
        LIMIT,
        () ->
            List.of(
                new LakeProof("flights", MainJob.FLIGHT_KEY)
                    .check(last, LakeRows.of(servers.lake(), "flights"))));
    SinkProgress.awaitProof(rest(), MainJob.HUDI_FLIGHTS_BY_COUNTRY, LIMIT, this::copyOfTable);
  }

  private Verdict aggregate(Aggregation aggregation, List<TopicRecord> records)
      throws SQLException {
    return new AggregateProof(aggregation).check(records, database(aggregation.table()));
  }

  /** The lake's copy of a table, through Debezium, against the table itself. */
  private List<Verdict> copyOfTable() throws IOException, SQLException {
    List<String> key = MainJob.FLIGHTS_BY_COUNTRY.keyColumns();
    Differences differences = new Differences();
    Table table =
        Table.keyed("the table", database(MainJob.FLIGHTS_BY_COUNTRY.table()), key, differences);
    return List.of(
        differences.verdict("keys of the table", table.rows().size()),
        new LakeProof("flights_by_country", key)
            .check(table, LakeRows.of(servers.lake(), "flights_by_country")));
  }

  private List<Row> database(String table) throws SQLException {
    DatabaseAddress address = servers.database().address();
    try (Connection connection = address.connect(address.accounts().app())) {
      return DatabaseRows.of(connection, table);
    }
  }
}
