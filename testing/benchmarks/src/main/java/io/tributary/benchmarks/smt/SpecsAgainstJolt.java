package io.tributary.benchmarks.smt;

import io.tributary.benchmarks.Against;
import io.tributary.connect.smt.Jolt;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One record through the transform, and through jolt-core 0.1.8 with what a transform around it has
 * to do: the same record, the same spec, the same output.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class SpecsAgainstJolt {

  /** One sample and both transforms of it, alone in its JVM as the spec of a task is. */
  private abstract static class Contest {

    private final SourceRecord record;
    private final Jolt<SourceRecord> ours = new Jolt.Value<>();
    private final RivalJolt rival;

    private Contest(SpecSamples sample) {
      this.record = sample.record();
      Map<String, String> config = new HashMap<>(Map.of("spec", sample.spec()));
      config.put("limits.max.output.nodes", "10000000");
      if (sample.ddl() != null) {
        config.put("schema", sample.ddl());
      }
      ours.configure(config);
      SourceRecord row = ours();
      this.rival = new RivalJolt(sample.spec(), row.valueSchema());
      if (!plain(row.value()).equals(plain(rival().value()))) {
        throw new IllegalStateException(sample + ": the outputs differ");
      }
      if (row.valueSchema() != ours().valueSchema()) {
        throw new IllegalStateException(sample + ": a schema per record");
      }
    }

    /** A struct's text, as structs of equal but different schemas are not equal. */
    private static Object plain(@Nullable Object value) {
      return value instanceof Struct struct ? struct.toString() : Objects.requireNonNull(value);
    }

    final SourceRecord ours() {
      return Objects.requireNonNull(ours.apply(record));
    }

    final SourceRecord rival() {
      return rival.apply(record);
    }
  }

  /** The sample of that name. */
  @State(Scope.Benchmark)
  public static class Vector extends Contest {
    public Vector() {
      super(SpecSamples.VECTOR);
    }
  }

  /** The sample of that name. */
  @State(Scope.Benchmark)
  public static class Vehicle extends Contest {
    public Vehicle() {
      super(SpecSamples.VEHICLE);
    }
  }

  /** The sample of that name. */
  @State(Scope.Benchmark)
  public static class Batch extends Contest {
    public Batch() {
      super(SpecSamples.BATCH);
    }
  }

  /** The sample of that name. */
  @State(Scope.Benchmark)
  public static class Match extends Contest {
    public Match() {
      super(SpecSamples.MATCH);
    }
  }

  /** The sample of that name. */
  @State(Scope.Benchmark)
  public static class Table extends Contest {
    public Table() {
      super(SpecSamples.TABLE);
    }
  }

  @Benchmark
  public SourceRecord vectorByJolt(Vector sample) {
    return sample.rival();
  }

  /** An array of 17 items to a row of 13 columns. */
  @Benchmark
  @Against(value = "vectorByJolt", atMost = 1 / 8.0)
  public SourceRecord vector(Vector sample) {
    return sample.ours();
  }

  @Benchmark
  public SourceRecord vehicleByJolt(Vehicle sample) {
    return sample.rival();
  }

  /** A struct of strings to a row of 11 columns, 7 of them converted. */
  @Benchmark
  @Against(value = "vehicleByJolt", atMost = 1 / 20.0)
  public SourceRecord vehicle(Vehicle sample) {
    return sample.ours();
  }

  @Benchmark
  public SourceRecord batchByJolt(Batch sample) {
    return sample.rival();
  }

  /** 50 objects of a list to 50 others. */
  @Benchmark
  @Against(value = "batchByJolt", atMost = 1 / 5.0)
  public SourceRecord batch(Batch sample) {
    return sample.ours();
  }

  @Benchmark
  public SourceRecord matchByJolt(Match sample) {
    return sample.rival();
  }

  /** 12 names matched by two patterns. */
  @Benchmark
  @Against(value = "matchByJolt", atMost = 1 / 5.0)
  public SourceRecord match(Match sample) {
    return sample.ours();
  }

  @Benchmark
  public SourceRecord tableByJolt(Table sample) {
    return sample.rival();
  }

  /** 6,500 arrays to objects, through columns, in four shifts. */
  @Benchmark
  @Against(value = "tableByJolt", atMost = 1 / 10.0)
  public SourceRecord table(Table sample) {
    return sample.ours();
  }
}
