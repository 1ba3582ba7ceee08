package io.tributary.benchmarks.smt;

import io.tributary.benchmarks.Against;
import io.tributary.connect.smt.Jolt;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
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

/**
 * One record through the transform, and through jolt-core 0.1.8 with what a transform around it has
 * to do: the same record, the same spec, the same output.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class SpecsAgainstJolt {

  private final Contest vector = new Contest(SpecSamples.VECTOR);
  private final Contest vehicle = new Contest(SpecSamples.VEHICLE);
  private final Contest batch = new Contest(SpecSamples.BATCH);
  private final Contest match = new Contest(SpecSamples.MATCH);
  private final Contest table = new Contest(SpecSamples.TABLE);

  /** One sample and both transforms of it. */
  private static final class Contest {

    private final SourceRecord record;
    private final Jolt<SourceRecord> ours = new Jolt.Value<>();
    private final RivalJolt rival;

    Contest(SpecSamples sample) {
      this.record = sample.record();
      Map<String, String> config = new HashMap<>(Map.of("spec", sample.spec()));
      config.put("limits.max.output.nodes", "10000000");
      if (sample.ddl() != null) {
        config.put("schema", sample.ddl());
      }
      ours.configure(config);
      SourceRecord row = ours();
      this.rival = new RivalJolt(sample.spec(), row.valueSchema());
      Object wanted = plain(rival.apply(record).value());
      if (!plain(row.value()).equals(wanted)) {
        throw new IllegalStateException(sample + ": the outputs differ");
      }
    }

    /** A struct's text, as structs of equal but different schemas are not equal. */
    private static Object plain(@Nullable Object value) {
      return value instanceof Struct struct ? struct.toString() : Objects.requireNonNull(value);
    }

    SourceRecord ours() {
      return Objects.requireNonNull(ours.apply(record));
    }

    SourceRecord rival() {
      return rival.apply(record);
    }
  }

  @Setup
  public void checkSchemas() {
    Schema schema = vector.ours().valueSchema();
    if (schema == null || schema != vector.ours().valueSchema()) {
      throw new IllegalStateException("a schema per record");
    }
  }

  @Benchmark
  public SourceRecord vectorByJolt() {
    return vector.rival();
  }

  /** An array of 17 items to a row of 13 columns. */
  @Benchmark
  @Against(value = "vectorByJolt", atMost = 1 / 8.0)
  public SourceRecord vector() {
    return vector.ours();
  }

  @Benchmark
  public SourceRecord vehicleByJolt() {
    return vehicle.rival();
  }

  /** A struct of strings to a row of 11 columns, 7 of them converted. */
  @Benchmark
  @Against(value = "vehicleByJolt", atMost = 1 / 20.0)
  public SourceRecord vehicle() {
    return vehicle.ours();
  }

  @Benchmark
  public SourceRecord batchByJolt() {
    return batch.rival();
  }

  /** 50 objects of a list to 50 others. */
  @Benchmark
  @Against(value = "batchByJolt", atMost = 1 / 5.0)
  public SourceRecord batch() {
    return batch.ours();
  }

  @Benchmark
  public SourceRecord matchByJolt() {
    return match.rival();
  }

  /** 12 names matched by two patterns. */
  @Benchmark
  @Against(value = "matchByJolt", atMost = 1 / 5.0)
  public SourceRecord match() {
    return match.ours();
  }

  @Benchmark
  public SourceRecord tableByJolt() {
    return table.rival();
  }

  /** 6,500 arrays to objects, through columns, in four shifts. */
  @Benchmark
  @Against(value = "tableByJolt", atMost = 1 / 10.0)
  public SourceRecord table() {
    return table.ours();
  }
}
