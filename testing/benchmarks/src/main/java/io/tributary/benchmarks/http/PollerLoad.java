package io.tributary.benchmarks.http;

import io.tributary.benchmarks.LoadRun;
import io.tributary.benchmarks.http.StateVectors.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Runs the poller in a real worker under load. Arguments: {@code
 * world|stress|huge|fan-out|dedupe-heap}, and {@code --rival=NAME=FOLDER} to put another connector
 * in its place.
 *
 * <p>Ends with 1 when a figure misses its bound, with 2 when it is called wrongly.
 */
public final class PollerLoad {

  private static final String RIVAL = "--rival=";
  private static final int POLLS = 20;
  private static final int ROUNDS = 6;

  /** A worker's producer has one request under way: the larger it is, the fewer have to wait. */
  private static final Map<String, String> LARGE_REQUESTS = Map.of("batch.size", "131072");

  private static final Map<String, String> SMALL_BATCHES = Map.of("batch.max.records", "2000");

  private PollerLoad() {}

  public static void main(String[] args) throws IOException {
    Contender contender = Contender.ours();
    boolean good = true;
    boolean ran = false;
    for (String each : args) {
      if (each.startsWith(RIVAL)) {
        contender = Contender.rival(each.substring(RIVAL.length()));
      } else {
        for (LoadRun run : runs(each, contender)) {
          good &= run.measure();
        }
        ran = true;
      }
    }
    System.exit(!ran ? 2 : good ? 0 : 1);
  }

  private static List<LoadRun> runs(String name, Contender contender) {
    return switch (name) {
      case "world" ->
          contender.isOurs()
              ? List.of(
                  new WorldRun(contender, Shape.ARRAYS, false, Map.of(), POLLS),
                  new WorldRun(contender, Shape.ARRAYS, false, LARGE_REQUESTS, POLLS),
                  new WorldRun(contender, Shape.ARRAYS, true, LARGE_REQUESTS, POLLS),
                  new WorldRun(contender, Shape.OBJECTS, false, Map.of(), POLLS))
              : List.of(new WorldRun(contender, Shape.OBJECTS, false, Map.of(), POLLS));
      case "stress" ->
          contender.isOurs()
              ? List.of(
                  new StressRun(contender, Shape.ARRAYS, ValuesAs.BYTES, SMALL_BATCHES, Map.of()),
                  new StressRun(
                      contender, Shape.ARRAYS, ValuesAs.BYTES, SMALL_BATCHES, LARGE_REQUESTS),
                  new StressRun(
                      contender, Shape.ARRAYS, ValuesAs.TEXTS, SMALL_BATCHES, LARGE_REQUESTS),
                  new StressRun(
                      contender, Shape.ARRAYS, ValuesAs.STRUCTS, SMALL_BATCHES, LARGE_REQUESTS))
              : List.of(
                  new StressRun(
                      contender, Shape.OBJECTS, ValuesAs.STRUCTS, Map.of(), LARGE_REQUESTS));
      case "huge" ->
          contender.isOurs()
              ? List.of(new HugeRun(contender, Shape.ARRAYS), new HugeRun(contender, Shape.LINES))
              : List.of(new HugeRun(contender, Shape.OBJECTS));
      case "fan-out" -> List.of(new FanOutRun(ROUNDS));
      case "dedupe-heap" -> List.of(new DedupeHeapRun());
      default -> throw new IllegalArgumentException("no run is called " + name);
    };
  }
}
