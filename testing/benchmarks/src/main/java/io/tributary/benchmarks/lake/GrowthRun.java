package io.tributary.benchmarks.lake;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An upsert into tables of several sizes, merge-on-read and copy-on-write, with as many rows in
 * each day, a file group each: where all changes fall into one day, and where they fall into all.
 */
final class GrowthRun implements LoadRun {

  private static final double FLAT = 1.3;

  /** Of those that only warm up, and of upserts that write whole tables again. */
  private static final int FEW_ROUNDS = 3;

  private static final String NEVER = "1000000000";

  private final Path folder;
  private final int upsert;
  private final int day;
  private final List<Integer> days;
  private final int rounds;

  /**
   * @param folder an empty one
   * @param upsert rows of one
   * @param day rows of a day, and of a commit while a table is filled
   * @param days of the tables
   */
  GrowthRun(Path folder, int upsert, int day, List<Integer> days, int rounds) {
    this.folder = folder;
    this.upsert = upsert;
    this.day = day;
    this.days = days;
    this.rounds = rounds;
  }

  @Override
  public boolean measure() {
    List<Double> logged = new ArrayList<>();
    List<Double> rewritten = new ArrayList<>();
    for (int count : days) {
      int size = count * day;
      Figures.title("upsert of " + upsert + " rows into " + size, "median of " + rounds);
      logged.add(upserts("merge_on_read", count));
      rewritten.add(upserts("copy_on_write", count));
    }
    Figures.title("largest table to smallest, changes in one day", "by the clock");
    boolean flat = Figures.row("merge_on_read", growth(logged), "x", FLAT);
    return Figures.row("copy_on_write", growth(rewritten), "x", FLAT) && flat;
  }

  private static double growth(List<Double> millis) {
    return millis.get(millis.size() - 1) / millis.get(0);
  }

  /** One file group a day, written by one commit, so that no table begins with logs. */
  private void fill(String table, String type, int count) {
    try (TaskRig rig = rig(table, type, day)) {
      for (int i = 0; i < count; i++) {
        int today = i;
        rig.commit(0, Flights.rows(day, row -> today * day + row, today, 0));
      }
    }
  }

  /** Returns how long it takes where one day is touched. */
  private double upserts(String type, int count) {
    String table = type + "-" + count;
    fill(table, type, count);
    double oneDay = upserts(table, type, count, 1, rounds);
    if (count > 1) {
      upserts(table, type, count, count, FEW_ROUNDS);
    }
    return oneDay;
  }

  /** Changes rows that lie as far from each other as the touched days allow. */
  private double upserts(String table, String type, int count, int touched, int measured) {
    List<Cost> costs = new ArrayList<>();
    long written;
    try (TaskRig rig = rig(table, type, upsert)) {
      for (int round = 1; round <= FEW_ROUNDS; round++) {
        rig.commit(0, changes(count, touched, round));
      }
      long before = rig.gauge("rows-committed-total");
      for (int round = 1; round <= measured; round++) {
        costs.add(rig.commit(0, changes(count, touched, FEW_ROUNDS + round)));
      }
      written = (rig.gauge("rows-committed-total") - before) / measured;
    }
    Cost cost = Cost.median(costs);
    Figures.row(
        type + ", changes in " + touched + " of " + count + " days",
        String.format(
            Locale.ROOT,
            "%.0f ms, %.0f ms of CPU, %d rows written",
            cost.wallMs(),
            cost.cpuMs(),
            written));
    return cost.wallMs();
  }

  private List<org.apache.kafka.connect.data.Struct> changes(int count, int touched, int round) {
    List<org.apache.kafka.connect.data.Struct> rows = new ArrayList<>(upsert);
    int first = count - touched;
    int perDay = upsert / touched;
    int step = Math.max(1, day / Math.max(1, perDay));
    for (int i = 0; i < upsert; i++) {
      int today = first + i % touched;
      int key = today * day + i / touched * step % day;
      rows.add(Flights.row(key, today, round));
    }
    return rows;
  }

  private TaskRig rig(String table, String type, int commitRows) {
    Map<String, String> config = new HashMap<>();
    config.put("table.type", type);
    config.put("partition.fields", Flights.DAY);
    config.put("compact.every.commits", NEVER);
    config.put("clean.every.commits", NEVER);
    config.put("write.threads", "1");
    return new TaskRig(table, "file:" + folder.resolve(table), commitRows, config);
  }
}
