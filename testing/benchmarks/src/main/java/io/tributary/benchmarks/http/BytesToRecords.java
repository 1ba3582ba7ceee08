package io.tributary.benchmarks.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.benchmarks.Against;
import io.tributary.connect.http.records.MalformedResponseException;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An answer of the whole world's aircraft, from its bytes to typed source records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class BytesToRecords {

  @Param("12000")
  public int vectors;

  private final JsonFactory json = new JsonFactory();
  private byte[] body = {};
  private final PollerPipeline poller =
      new PollerPipeline(Map.of("preset", "opensky-states", "dedupe.mode", "none"));

  @Setup
  public void setUp() {
    body = new StateVectors(StateVectors.Shape.ARRAYS, vectors, StateVectors.TIME, 1).bytes();
  }

  /** The least that any reader does: Jackson over the same bytes, token by token. */
  @Benchmark
  public int tokens() throws IOException {
    int tokens = 0;
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens++;
      }
    }
    return tokens;
  }

  @Benchmark
  @Against(value = "tokens", atMost = 2.5)
  public List<SourceRecord> records() throws MalformedResponseException {
    return poller.records(body);
  }
}
