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
 * An upsert into tables of several sizes: merge-on-read with all rows in one file group, and
 * copy-on-write with as many rows in each day, a file group each, where all changes fall into one
 * day and where they fall into all of them.
 */
final class GrowthRun implements LoadRun {

  private static final double FLAT = 1.3;
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
    List<Double> oneDay = new ArrayList<>();
    for (int count : days) {
      int size = count * day;
      Figures.title("upsert of " + upsert + " rows into " + size, "median of " + rounds);
      String table = "logged" + size;
      fill(table, count, Map.of("table.type", "merge_on_read"));
      logged.add(upserts("merge-on-read, one file group", table, count, count, false));
      String daily = "daily" + size;
      fill(daily, count, Map.of("partition.fields", Flights.DAY));
      oneDay.add(upserts("copy-on-write, changes in one of " + count, daily, count, 1, true));
      upserts("copy-on-write, changes in all of " + count, daily, count, count, true);
    }
    Figures.title("largest table to smallest", "by the clock");
    boolean flat = Figures.row("merge-on-read", growth(logged), "x", FLAT);
    return Figures.row("copy-on-write, changes in one file group", growth(oneDay), "x", FLAT)
        && flat;
  }

  private static double growth(List<Double> millis) {
    return millis.get(millis.size() - 1) / millis.get(0);
  }

  private void fill(String table, int count, Map<String, String> changed) {
    try (TaskRig rig = rig(table, day, changed)) {
      for (int i = 0; i < count; i++) {
        int today = i;
        rig.commit(0, Flights.rows(day, row -> today * day + row, dayOf(changed, today), 0));
      }
    }
  }

  private static int dayOf(Map<String, String> config, int today) {
    return config.containsKey("partition.fields") ? today : 0;
  }

  /** Changes rows that lie as far from each other as the touched days allow. */
  private double upserts(String what, String table, int count, int touched, boolean daily) {
    Map<String, String> changed =
        daily ? Map.of("partition.fields", Flights.DAY) : Map.of("table.type", "merge_on_read");
    List<Cost> costs = new ArrayList<>();
    long rewritten;
    try (TaskRig rig = rig(table, upsert, changed)) {
      long before = rig.gauge("rows-committed-total");
      for (int round = 1; round <= rounds; round++) {
        costs.add(rig.commit(0, changes(count, touched, daily, round)));
      }
      rewritten = (rig.gauge("rows-committed-total") - before) / rounds;
    }
    Cost cost = Cost.median(costs);
    Figures.row(
        what,
        String.format(
            Locale.ROOT,
            "%.0f ms, %.0f ms of CPU, %d rows written",
            cost.wallMs(),
            cost.cpuMs(),
            rewritten));
    return cost.wallMs();
  }

  private List<org.apache.kafka.connect.data.Struct> changes(
      int count, int touched, boolean daily, int round) {
    List<org.apache.kafka.connect.data.Struct> rows = new ArrayList<>(upsert);
    int first = count - touched;
    int perDay = upsert / touched;
    int step = Math.max(1, day / Math.max(1, perDay));
    for (int i = 0; i < upsert; i++) {
      int today = first + i % touched;
      int key = today * day + i / touched * step % day;
      rows.add(Flights.row(key, daily ? today : 0, round));
    }
    return rows;
  }

  private TaskRig rig(String table, int commitRows, Map<String, String> changed) {
    Map<String, String> config = new HashMap<>(changed);
    config.put("compact.every.commits", NEVER);
    config.put("clean.every.commits", NEVER);
    config.put("write.threads", "1");
    return new TaskRig(table, "file:" + folder.resolve(table), commitRows, config);
  }
}
