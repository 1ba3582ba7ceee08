package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.mysql.MySqlFlavour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the aggregates' sink against real servers. Arguments: {@code
 * flush|rows|json|hot|freshness|upsert}; the last needs {@code --rival=FOLDER} before it, the
 * folder of Debezium's JDBC sink.
 *
 * <p>Ends with 1 when a figure misses its bound, with 2 when it is called wrongly.
 */
public final class AggregatesLoad {

  private static final String RIVAL = "--rival=";
  private static final int FEW = 100;
  private static final int RECORDS_PER_FLUSH = 10_000;

  /** Each record changes a group of its own. */
  private static final int NO_REDUCTION = Flights.RECORDS;

  private AggregatesLoad() {}

  public static void main(String[] args) throws IOException {
    boolean good = true;
    Path rival = Path.of("rival");
    for (String each : args) {
      if (each.startsWith(RIVAL)) {
        rival = Path.of(each.substring(RIVAL.length())).toAbsolutePath();
        continue;
      }
      for (MySqlFlavour flavour : MySqlFlavour.values()) {
        for (LoadRun run : runs(each, flavour, rival)) {
          good &= run.measure();
        }
      }
    }
    System.exit(args.length == 0 ? 2 : good ? 0 : 1);
  }

  private static List<LoadRun> runs(String name, MySqlFlavour flavour, Path rival) {
    boolean mysql = flavour == MySqlFlavour.REAL;
    List<LoadRun> runs = new ArrayList<>();
    switch (name) {
      case "flush" -> runs.add(new FlushRun(flavour, FEW, RECORDS_PER_FLUSH, 1_500_000));
      case "rows" ->
          runs.add(
              new FlushRun(flavour, NO_REDUCTION, 5 * RECORDS_PER_FLUSH, mysql ? 50_000 : 75_000));
      case "json" -> {
        runs.add(new JsonRun(flavour, RECORDS_PER_FLUSH, 0));
        runs.add(new JsonRun(flavour, 5 * RECORDS_PER_FLUSH, 0.9));
      }
      case "hot" -> runs.add(new HotGroupsRun(flavour, FEW));
      case "upsert" -> runs.add(new UpsertRun(flavour, rival));
      case "freshness" -> runs.add(new FreshnessRun(flavour));
      default -> throw new IllegalArgumentException("no run is called " + name);
    }
    return runs;
  }
}
