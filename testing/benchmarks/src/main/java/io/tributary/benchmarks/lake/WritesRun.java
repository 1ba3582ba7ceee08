package io.tributary.benchmarks.lake;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Struct;

/**
 * One task on a local disk beside bare Parquet of the same rows, in turns. Our time is that of the
 * whole task, from records to the commit; that of a compaction is what the task says itself.
 */
final class WritesRun implements LoadRun {

  private static final String COPY_ON_WRITE = "copy_on_write";
  private static final String MERGE_ON_READ = "merge_on_read";
  private static final String NEVER = "1000000000";

  /** Of the rows that a merge copies, one in so many is changed. */
  private static final int MERGED_SHARE = 50;

  private final Path folder;
  private final int rows;
  private final int warmUp;
  private final int rounds;
  private final Map<Step, List<Cost>> costs = new EnumMap<>(Step.class);

  private enum Step {
    BARE_WRITE,
    BARE_REWRITE,
    UPSERT,
    UPSERT_WRITING,
    INSERT,
    MERGE,
    COMPACTION
  }

  /**
   * @param folder an empty one
   * @param rows of a commit
   */
  WritesRun(Path folder, int rows, int warmUp, int rounds) {
    this.folder = folder;
    this.rows = rows;
    this.warmUp = warmUp;
    this.rounds = rounds;
  }

  @Override
  public boolean measure() throws IOException {
    load("merged", COPY_ON_WRITE);
    load("logged", MERGE_ON_READ);
    load("compacted", MERGE_ON_READ);
    try (TaskRig inserted = rig("inserted", COPY_ON_WRITE, rows, NEVER);
        TaskRig merged = rig("merged", COPY_ON_WRITE, rows / MERGED_SHARE, NEVER);
        TaskRig logged = rig("logged", MERGE_ON_READ, rows, NEVER);
        TaskRig compacted = rig("compacted", MERGE_ON_READ, rows, "1")) {
      // Each Kafka partition has file groups of its own: the first rows of one make a new file.
      IntStream.rangeClosed(1, warmUp + rounds).forEach(inserted::own);
      for (int version = 1; version <= warmUp + rounds; version++) {
        List<Struct> all = Flights.rows(rows, i -> i, 0, version);
        List<Struct> few = Flights.rows(rows / MERGED_SHARE, i -> i * MERGED_SHARE, 0, version);
        bare(Flights.avro(all), Flights.avro(few));
        took(Step.INSERT, inserted.commit(version, all));
        took(Step.MERGE, merged.commit(0, few));
        took(Step.UPSERT, logged.commit(0, all));
        took(Step.UPSERT_WRITING, shown(logged, "commit-write-time-ms"));
        compacted.commit(0, all);
        took(Step.COMPACTION, shown(compacted, "services-time-ms"));
        if (version == warmUp) {
          costs.values().forEach(List::clear);
        }
      }
    }
    return report();
  }

  private void load(String table, String type) {
    try (TaskRig rig = rig(table, type, rows, NEVER)) {
      rig.commit(0, Flights.rows(rows, i -> i, 0, 0));
    }
  }

  private TaskRig rig(String table, String type, int commitRows, String compactEvery) {
    Map<String, String> config = new HashMap<>();
    config.put("table.type", type);
    config.put("compact.every.commits", compactEvery);
    config.put("clean.every.commits", NEVER);
    config.put("parquet.codec", "snappy"); // as the bare file's
    return new TaskRig(table, "file:" + folder.resolve(table), commitRows, config);
  }

  private void bare(List<GenericRecord> all, List<GenericRecord> few) {
    Path file = folder.resolve("bare.parquet");
    took(Step.BARE_WRITE, Cost.of(() -> BareParquet.write(file, all)));
    Path again = folder.resolve("again.parquet");
    took(Step.BARE_REWRITE, Cost.of(() -> BareParquet.rewrite(file, again, few)));
  }

  private static Cost shown(TaskRig rig, String gauge) {
    return new Cost(rig.gauge(gauge), 0); // its CPU time is not told
  }

  private void took(Step step, Cost cost) {
    costsOf(step).add(cost);
  }

  private List<Cost> costsOf(Step step) {
    return costs.computeIfAbsent(step, first -> new ArrayList<>());
  }

  private boolean report() {
    Figures.title("writes, " + rows + " rows of 16 columns", "one task, local disk");
    for (Step step : Step.values()) {
      Cost cost = Cost.median(costsOf(step));
      Figures.row(
          step.name(),
          String.format(
              Locale.ROOT,
              "%.0f ms, %.0f ms of CPU, %.0f rows/s",
              cost.wallMs(),
              cost.cpuMs(),
              rows / cost.wallMs() * 1_000));
    }
    boolean upsert =
        ratio("merge-on-read upsert to a bare file", Step.UPSERT, Step.BARE_WRITE, 0.5);
    boolean insert =
        ratio("copy-on-write insert to a bare file", Step.INSERT, Step.BARE_WRITE, 0.3);
    boolean merge =
        ratio("copy-on-write merge to a bare rewrite", Step.MERGE, Step.BARE_REWRITE, 0.7);
    boolean compaction = ratio("compaction to a bare file", Step.COMPACTION, Step.BARE_WRITE, 0.25);
    return upsert && insert && merge && compaction;
  }

  private boolean ratio(String what, Step ours, Step bare, double atLeast) {
    double ratio = Cost.median(costsOf(bare)).wallMs() / Cost.median(costsOf(ours)).wallMs();
    return Figures.floor(what + ", by the clock", ratio, "x", atLeast);
  }
}
