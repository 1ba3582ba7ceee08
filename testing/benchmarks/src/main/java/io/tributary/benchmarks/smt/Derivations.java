package io.tributary.benchmarks.smt;

import io.tributary.benchmarks.Within;
import io.tributary.connect.smt.Derive;
import io.tributary.connect.smt.FromJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A record of ten fields gets one more by an expression; a vehicle is read from its JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Derivations {

  private static final String VEHICLE =
      """
      {"id":"8189","routeTag":"29","dirTag":"29_0_29C","lat":"43.7","lon":"-79.4",\
      "secsSinceReport":"7","predictable":"true","heading":"344","speedKmHr":"21",\
      "lastTime":{"time":"1718000001234"},"leadingVehicleId":""}""";

  private final Transformation<SourceRecord> arithmetic = derive("kmh DOUBLE = velocity * 3.6");
  private final Transformation<SourceRecord> condition =
      derive("level STRING = velocity > 250 ? 'fast' : velocity > 100 ? 'cruise' : 'slow'");
  private final Transformation<SourceRecord> function =
      derive("cell STRING = GEOHASH(latitude, longitude, 7)");
  private final Transformation<SourceRecord> constant = derive("kmh DOUBLE = null");
  private final Transformation<SourceRecord> fromJson = new FromJson.Value<>();

  private final SourceRecord plane = plane();
  private final SourceRecord vehicle =
      new SourceRecord(
          Map.of(),
          Map.of(),
          "vehicles",
          null,
          null,
          null,
          Schema.BYTES_SCHEMA,
          VEHICLE.getBytes(StandardCharsets.UTF_8));

  @Setup
  public void setUp() {
    fromJson.configure(
        Map.of(
            "schema",
            "id STRING!, routeTag STRING, dirTag STRING, lat DOUBLE, lon DOUBLE, secsSinceReport INT,"
                + " predictable BOOLEAN, heading INT, speedKmHr DOUBLE,"
                + " lastTime STRUCT<time TIMESTAMP(ms)>"));
  }

  private static Transformation<SourceRecord> derive(String set) {
    Transformation<SourceRecord> derive = new Derive.Value<>();
    derive.configure(Map.of("set", set));
    return derive;
  }

  private static SourceRecord plane() {
    SchemaBuilder builder = SchemaBuilder.struct();
    for (int i = 0; i < 7; i++) {
      builder.field("f" + i, Schema.OPTIONAL_STRING_SCHEMA);
    }
    Schema schema =
        builder
            .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("latitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("longitude", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .build();
    Struct value =
        new Struct(schema)
            .put("f0", "3c6444")
            .put("velocity", 231.5)
            .put("latitude", 50.1)
            .put("longitude", 14.4);
    return new SourceRecord(Map.of(), Map.of(), "planes", null, null, null, schema, value);
  }

  /** What the copy of the record costs by itself. */
  @Benchmark
  public SourceRecord copy() {
    return constant.apply(plane);
  }

  @Benchmark
  @Within(cpuNanos = 500)
  public SourceRecord arithmetic() {
    return arithmetic.apply(plane);
  }

  @Benchmark
  @Within(cpuNanos = 500)
  public SourceRecord condition() {
    return condition.apply(plane);
  }

  @Benchmark
  @Within(cpuNanos = 500)
  public SourceRecord function() {
    return function.apply(plane);
  }

  @Benchmark
  public SourceRecord vehicleFromJson() {
    return fromJson.apply(vehicle);
  }
}
