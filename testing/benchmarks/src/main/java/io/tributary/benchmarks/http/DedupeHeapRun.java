package io.tributary.benchmarks.http;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.connect.http.records.MalformedResponseException;
import java.io.IOException;
import java.util.Map;

/** B4: what it takes to remember a key and its version. */
final class DedupeHeapRun implements LoadRun {

  private static final int KEYS = 200_000;

  @Override
  public boolean measure() throws IOException {
    PollerPipeline pipeline =
        new PollerPipeline(
            Map.of(
                "preset", "opensky-states",
                "dedupe.mode", "record",
                "dedupe.key", "/icao24",
                "dedupe.version", "/last_contact",
                "dedupe.max.keys", Integer.toString(2 * KEYS)));
    byte[] body = new StateVectors(Shape.ARRAYS, KEYS, StateVectors.TIME, 1).bytes();
    try {
      long before = usedBytes();
      int first = pipeline.records(body).size();
      pipeline.settled();
      double perKey = (double) (usedBytes() - before) / KEYS;
      int again = pipeline.records(body).size();
      Figures.title("B4 dedupe", KEYS + " keys");
      Figures.row("records of the first answer, and of the same again", first + ", " + again);
      return Figures.row("heap per key", perKey, "B", 120) && first == KEYS && again == 0;
    } catch (MalformedResponseException e) {
      throw new IOException("the body is ours", e);
    }
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
