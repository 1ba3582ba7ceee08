package io.tributary.benchmarks.http;

import io.tributary.benchmarks.Against;
import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.connect.http.records.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 12,000 aircraft of which one in twenty has changed since the last answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Dedupe {

  private static final int VECTORS = 12_000;
  private static final int CHANGED = VECTORS / 20;

  private final byte[] body = new StateVectors(Shape.ARRAYS, VECTORS, StateVectors.TIME, 1).bytes();
  private final int[] lastDigits = lastDigitsOfContacts();
  private final PollerPipeline all =
      new PollerPipeline(Map.of("preset", "opensky-states", "dedupe.mode", "none"));
  private final PollerPipeline changed =
      new PollerPipeline(
          Map.of(
              "preset", "opensky-states",
              "dedupe.mode", "record",
              "dedupe.key", "/icao24",
              "dedupe.version", "/last_contact"));
  private int turn;

  /** Where the last digit of each vector's fifth value stands. */
  private int[] lastDigitsOfContacts() {
    int[] places = new int[VECTORS];
    int vector = -1;
    int commas = 0;
    // The first bracket opens the vectors.
    int from = new String(body, StandardCharsets.US_ASCII).indexOf('[') + 1;
    for (int i = from; i < body.length; i++) {
      if (body[i] == '[') {
        vector++;
        commas = 0;
      } else if (body[i] == ',' && ++commas == 5) {
        places[vector] = i - 1;
      }
    }
    return places;
  }

  private void change() {
    turn = (turn + 1) % (VECTORS / CHANGED);
    for (int i = turn; i < VECTORS; i += VECTORS / CHANGED) {
      byte digit = body[lastDigits[i]];
      body[lastDigits[i]] = digit == '9' ? (byte) '0' : (byte) (digit + 1);
    }
  }

  @Benchmark
  public List<SourceRecord> all() throws MalformedResponseException {
    change();
    return all.records(body);
  }

  @Benchmark
  @Against("all")
  public List<SourceRecord> changed() throws MalformedResponseException {
    change();
    List<SourceRecord> records = changed.records(body);
    changed.settled();
    return records;
  }
}
