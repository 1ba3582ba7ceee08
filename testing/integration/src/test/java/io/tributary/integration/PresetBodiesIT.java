package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.BodyFiles;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicProof;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bodies pass through each preset in a real worker, and every cell of every record is what a reader
 * that shares no code with the poller makes of them.
 *
 * <p>{@code -Dpreset.bodies=DIR} takes the files of {@code DIR/<preset>}, in name order, instead of
 * bodies of our own; a preset without a folder there is given ours.
 */
class PresetBodiesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.format(VehicleBodies.ANSWERED.atZone(ZoneOffset.UTC));

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  @TempDir Path folder;

  private static ConnectWorker worker;

  /** The presets, how their bodies are read, and what makes an observation unique. */
  enum Preset {
    OPENSKY(
        "opensky-states",
        OpenSkyBody::rows,
        OpenSkyBody.COLUMN_NAMES,
        List.of("icao24", "last_contact")),
    UMOIQ(
        "ttc-umoiq-vehicles",
        VehicleBodies::umoIq,
        List.of(
            "id",
            "routeTag",
            "dirTag",
            "lat",
            "lon",
            "heading",
            "speedKmHr",
            "secsSinceReport",
            "predictable",
            "leadingVehicleId",
            "feed_time",
            "report_time"),
        List.of("id", "report_time")),
    RESTBUS(
        "ttc-restbus-vehicles",
        VehicleBodies::restBus,
        List.of(
            "id",
            "routeId",
            "directionId",
            "predictable",
            "secsSinceReport",
            "kph",
            "heading",
            "lat",
            "lon",
            "leadingVehicleId",
            "answered_at",
            "report_time"),
        List.of("id", "report_time")),
    GTFS_REALTIME(
        "ttc-gtfsrt-vehicles",
        VehicleBodies::gtfsRealtime,
        VehicleBodies.GTFS_COLUMNS,
        List.of("vehicle_id", "timestamp"));

    private final String id;
    private final BodyFiles.BodyReader reader;
    private final List<String> columns;
    private final List<String> version;

    Preset(String id, BodyFiles.BodyReader reader, List<String> columns, List<String> version) {
      this.id = id;
      this.reader = reader;
      this.columns = columns;
      this.version = version;
    }
  }

  @BeforeAll
  static void startWorker() {
    worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HTTP_POLLER.path())));
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyCellArrives(Preset preset) throws IOException {
    List<byte[]> bodies = bodies(preset);
    List<Row> expected = observations(preset, bodies);
    AtomicInteger asked = new AtomicInteger();
    try (FeedServer api = FeedServer.start(request -> next(bodies, asked))) {
      Map<String, String> config = PollerConfigs.to(preset.id);
      config.put("preset", preset.id);
      config.put("connection.url", api.url());
      config.put("connection.url.fallbacks", "");
      config.put("poll.interval.ms", "100");
      config.put("retry.backoff.ms", "100");
      worker.rest().create(preset.id, config);
      Await.until("all bodies were asked for", LIMIT, () -> asked.get() > bodies.size());
      Await.within(LIMIT, () -> records(preset).size() >= expected.size());

      List<TopicRecord> records = records(preset);
      Verdict verdict =
          new TopicProof(preset.id, preset.columns, preset.version).check(expected, records);
      System.out.printf(
          "%s: %d bodies, %d records, %d cells compared, %d differences%n",
          preset.id,
          bodies.size(),
          records.size(),
          (long) expected.size() * preset.columns.size(),
          verdict.differing());
      assertThat(verdict.first()).isEmpty();
      assertThat(expected).isNotEmpty();
      worker.rest().delete(preset.id);
    }
  }

  private static Reply next(List<byte[]> bodies, AtomicInteger asked) {
    int index = asked.getAndIncrement();
    return index < bodies.size()
        ? Reply.bytes("application/octet-stream", bodies.get(index)).header("Date", DATE)
        : Reply.empty(503);
  }

  private static List<TopicRecord> records(Preset preset) {
    return TopicRecords.of(SERVERS.kafka(), preset.id);
  }

  private List<byte[]> bodies(Preset preset) throws IOException {
    String given = System.getProperty("preset.bodies");
    Path home = given == null ? null : Path.of(given, preset.id);
    if (home == null || Files.notExists(home)) {
      home = Files.createDirectories(folder.resolve(preset.id));
      OwnBodies.write(preset.id, home);
    }
    List<byte[]> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.sorted().toList()) {
        bodies.add(Files.readAllBytes(file));
      }
    }
    return bodies;
  }

  /** All rows in order, but each observation of a thing once. */
  private static List<Row> observations(Preset preset, List<byte[]> bodies) throws IOException {
    Set<List<@Nullable Object>> seen = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    for (byte[] body : bodies) {
      for (Row row : preset.reader.rows(body)) {
        if (seen.add(row.key(preset.version))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
