package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.SparkReader;
import io.tributary.harness.spark.TableRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/**
 * One reading of a table by Spark.
 *
 * @param expected the rows that it must give, by key
 */
record SparkCell(String name, TableRead read, Map<String, Struct> expected) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String QUERY = "hoodie.datasource.query.type";

  /** The table as it was after a commit. */
  static TableRead asOf(Path table, InstantId instant) {
    return new TableRead(table, Map.of("as.of.instant", instant.time()));
  }

  /** What is in base files. */
  static TableRead readOptimized(Path table) {
    return new TableRead(table, Map.of(QUERY, "read_optimized"));
  }

  /** What changed after a commit. */
  static TableRead since(Path table, InstantId instant, String version) throws IOException {
    return new TableRead(
        table,
        Map.of(
            QUERY,
            "incremental",
            "hoodie.datasource.read.begin.instanttime",
            begin(table, instant, version)));
  }

  /** Up to version 6 the instant of a commit, from then on the time of its completion. */
  private static String begin(Path table, InstantId first, String version) throws IOException {
    String instant = first.time();
    if (version.equals("6")) {
      return instant;
    }
    try (Stream<Path> files = Files.list(table.resolve(".hoodie/timeline"))) {
      String completed =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(instant + "_"))
              .findFirst()
              .orElseThrow();
      return completed.substring(instant.length() + 1, completed.indexOf('.'));
    }
  }

  /** Has a release of Hudi read them all, in one start of Spark. */
  static void assertEqual(HudiRelease release, List<SparkCell> cells) throws IOException {
    List<List<String>> seen;
    try (RunFolder run = RunFolder.create(Path.of("target/runs"))) {
      seen = new SparkReader(run, release).read(cells.stream().map(SparkCell::read).toList());
    }
    Map<String, List<String>> missing = new TreeMap<>();
    Map<String, List<String>> unexpected = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      List<String> lacking = new ArrayList<>();
      for (Struct row : cells.get(i).expected().values()) {
        lacking.add(SparkRow.of(row));
      }
      List<String> extra = new ArrayList<>();
      for (String line : seen.get(i).subList(1, seen.get(i).size())) {
        String row = SparkRow.of(JSON.readTree(line));
        if (!lacking.remove(row)) {
          extra.add(row);
        }
      }
      if (!lacking.isEmpty()) {
        missing.put(cells.get(i).name(), lacking);
      }
      if (!extra.isEmpty()) {
        unexpected.put(cells.get(i).name(), extra);
      }
    }
    assertThat(missing).as("rows that %s does not see", release).isEmpty();
    assertThat(unexpected).as("rows that only %s sees", release).isEmpty();
  }
}
