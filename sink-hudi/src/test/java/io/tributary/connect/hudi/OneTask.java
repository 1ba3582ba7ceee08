package io.tributary.connect.hudi;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** One task for {@link Flights} in a simulated worker, and its table in a folder. */
final class OneTask {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<String, String> props = new HashMap<>();
  private final Path table;

  OneTask(Path folder) {
    table = folder.resolve("flights");
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", path());
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "1000");
  }

  private String path() {
    return "file:" + table;
  }

  /** The connector's config, to be changed before the task is started. */
  Map<String, String> props() {
    return props;
  }

  ManualClock clock() {
    return clock;
  }

  /** A worker that runs the task, with one partition of the topic. */
  SimulatedWorker started() {
    SimulatedWorker worker = new SimulatedWorker(props, clock);
    worker.partition(Flights.TOPIC, 0);
    worker.start(FaultPoint.NONE);
    return worker;
  }

  long commits() throws IOException {
    Path timeline = table.resolve(".hoodie");
    if (Files.notExists(timeline)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(timeline)) {
      return files.filter(file -> file.toString().endsWith(".commit")).count();
    }
  }

  /** All columns of each row, by its key. */
  Map<String, Map<String, Object>> rows() {
    return LakeReader.rows(path(), new Configuration());
  }

  /** The velocity of each flight. */
  Map<String, Double> velocities() {
    Map<String, Double> velocities = new TreeMap<>();
    rows().forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    return velocities;
  }
}
