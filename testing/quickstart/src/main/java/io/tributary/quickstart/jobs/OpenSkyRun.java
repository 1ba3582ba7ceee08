package io.tributary.quickstart.jobs;

import io.tributary.harness.stub.Endpoint;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.Bands;
import io.tributary.quickstart.proof.BodyFiles;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.LineProof;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.lake.LakeTable;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run over the simulated sky, or over recorded bodies. */
final class OpenSkyRun implements JobRun {

  /** Four a second, so that a poll of the box, which costs 3, need not wait long. */
  private static final String CREDITS_A_DAY = Integer.toString(4 * 86_400);

  private static final List<String> COLUMNS =
      List.of(
          "callsign",
          "origin_country",
          "time_position",
          OpenSky.CONTACT,
          "longitude",
          "latitude",
          "baro_altitude",
          "on_ground",
          "velocity",
          "true_track",
          "vertical_rate",
          "geo_altitude",
          "spi");

  private final Plan plan;
  private final SkyFeed feed;

  OpenSkyRun(Plan plan) throws IOException {
    this.plan = plan;
    List<Path> recordings = plan.data() == null ? List.of() : recordings(plan.data());
    int simulated = plan.once() ? Simulation.POLLS_OF_ONCE : Integer.MAX_VALUE;
    this.feed =
        new SkyFeed(
            recordings, recordings.isEmpty() ? simulated : recordings.size(), plan.proven());
  }

  private static List<Path> recordings(Path folder) throws IOException {
    List<Path> bodies =
        BodyFiles.files(folder).stream()
            .filter(file -> file.getFileName().toString().startsWith("states"))
            .toList();
    if (bodies.isEmpty()) {
      throw new IOException("There is no states*.json in " + folder);
    }
    return bodies;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "OPENSKY_BOX_URL", feed.statesUrl(),
        "OPENSKY_TOKEN_URL", feed.tokenUrl(),
        "OPENSKY_CLIENT_ID", SkyFeed.CLIENT,
        "OPENSKY_CLIENT_SECRET", feed.secret(),
        "OPENSKY_CREDITS_A_DAY", CREDITS_A_DAY);
  }

  @Override
  public void prepare(Stores stores) {
    feed.simulation(stores.stub().url(Endpoint.OPENSKY));
  }

  @Override
  public void feed(Stores stores) {
    feed.release();
  }

  @Override
  public void end() {
    feed.end();
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return List.of(feed.feed(OpenSky.FEED));
  }

  @Override
  public Optional<String> pending(Stores stores) throws IOException, SQLException {
    if (!feed.received()) {
      return Optional.of("the sky is not polled to its end");
    }
    if (!arrivedLast(stores)) {
      return Optional.of("polled vectors are not in their topic");
    }
    if (!stores.delivered(OpenSky.MYSQL_SINK, OpenSky.VECTORS)
        || !stores.delivered(OpenSky.COUNTS_SINK, OpenSky.VECTORS)) {
      return Optional.of("the tables have not reached the end of the topic");
    }
    return lake(stores).holds()
        ? Optional.empty()
        : Optional.of("changes of flights are on their way to the lake");
  }

  private List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (byte[] body : feed.served()) {
      rows.addAll(OpenSkyBody.rows(body));
    }
    return rows;
  }

  private static String sighting(@Nullable Row row) {
    Row there = Objects.requireNonNull(row, "a vector");
    return there.value("icao24")
        + " at "
        + there.value(OpenSky.CONTACT)
        + ", "
        + there.value("latitude");
  }

  private static List<String> sightings(Stores stores) {
    return stores.records(OpenSky.VECTORS).stream()
        .map(TopicRecord::value)
        .map(OpenSkyRun::sighting)
        .toList();
  }

  private boolean arrivedLast(Stores stores) throws IOException {
    List<byte[]> served = feed.served();
    Set<String> arrived = new HashSet<>(sightings(stores));
    return OpenSkyBody.rows(served.get(served.size() - 1)).stream()
        .allMatch(row -> arrived.contains(sighting(row)));
  }

  /** The last state of each aircraft, by the time of contact. */
  private static Table last(String name, List<Row> rows) {
    return LastState.ofTimes(
        name, rows.stream().map(OpenSkyRun::only).toList(), OpenSky.KEY, OpenSky.CONTACT);
  }

  private static Row only(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("icao24", row.value("icao24"));
    COLUMNS.forEach(column -> values.put(column, row.value(column)));
    return new Row(values);
  }

  /**
   * What the table must hold. A body whose poll a kill fell on may be missing, as the API tells it
   * no second time; then the topic says what was polled.
   */
  private Table expected(Stores stores) throws IOException {
    if (plan.kills() == 0) {
      return last("what the API said last of each aircraft", rows());
    }
    List<Row> polled = new ArrayList<>();
    for (TopicRecord record : stores.records(OpenSky.VECTORS)) {
      polled.add(Objects.requireNonNull(record.value(), record.place()));
    }
    return last("what was polled last of each aircraft", polled);
  }

  private Verdict lake(Stores stores) throws IOException {
    return new LakeProof(OpenSky.FLIGHTS, OpenSky.KEY)
        .check(expected(stores), LakeTable.rows(stores.lake(OpenSky.FLIGHTS)));
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    List<TopicRecord> records = stores.records(OpenSky.VECTORS);
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(polled(sightings(stores)));
    Differences differences = new Differences();
    Table expected = expected(stores);
    Table stored =
        Table.keyed(
            "the table flights",
            DatabaseRows.of(stores.database(), OpenSky.FLIGHTS).stream()
                .map(row -> DatabaseRows.flags(row, OpenSky.FLAGS))
                .toList(),
            OpenSky.KEY,
            differences);
    expected.compareWith(stored, COLUMNS, differences);
    verdicts.add(
        differences.verdict("MySQL table flights = " + expected.name(), expected.rows().size()));
    verdicts.add(lake(stores));
    for (Bands bands : Bands.ALL) {
      verdicts.add(bands.check(records, DatabaseRows.of(stores.database(), bands.table())));
    }
    return verdicts;
  }

  private Verdict polled(List<String> arrived) throws IOException {
    List<String> told = rows().stream().map(OpenSkyRun::sighting).toList();
    if (plan.kills() == 0) {
      return LineProof.check("polled vectors = topic vectors", told, arrived);
    }
    List<String> once = new ArrayList<>(told);
    arrived.forEach(once::remove);
    Set<String> missing = new HashSet<>(once);
    return LineProof.check(
        "topic vectors = polled vectors, but for polls that the kill fell on",
        told.stream().filter(line -> !missing.contains(line)).toList(),
        arrived.stream().filter(line -> !missing.contains(line)).toList());
  }

  @Override
  public void close() {
    feed.close();
  }
}
