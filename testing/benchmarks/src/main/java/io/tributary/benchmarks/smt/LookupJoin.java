package io.tributary.benchmarks.smt;

import io.tributary.benchmarks.Within;
import io.tributary.connect.smt.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A record of ten fields gets four more by two hops: its account, and the account's district. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LookupJoin {

  private static final int ACCOUNTS = 4_500;
  private static final int DISTRICTS = 77;
  private static final int RECORDS = 4_096;

  private static final Schema TRANSFER =
      SchemaBuilder.struct()
          .name("transfer")
          .field("trans_id", Schema.INT64_SCHEMA)
          .field("account_id", Schema.INT64_SCHEMA)
          .field("date", Schema.STRING_SCHEMA)
          .field("type", Schema.STRING_SCHEMA)
          .field("operation", Schema.OPTIONAL_STRING_SCHEMA)
          .field("amount", Schema.FLOAT64_SCHEMA)
          .field("balance", Schema.FLOAT64_SCHEMA)
          .field("k_symbol", Schema.OPTIONAL_STRING_SCHEMA)
          .field("bank", Schema.OPTIONAL_STRING_SCHEMA)
          .field("account", Schema.OPTIONAL_INT64_SCHEMA)
          .build();

  private final Lookup.Value<SourceRecord> lookup = new Lookup.Value<>();
  private final SourceRecord[] structs = new SourceRecord[RECORDS];
  private final SourceRecord[] maps = new SourceRecord[RECORDS];
  private int next;

  @Setup
  public void setUp() throws IOException {
    Path folder = Files.createTempDirectory("lookup-join");
    System.setProperty("tributary.lookup.allowed.dirs", folder.toString());
    String accounts =
        csv(
            folder.resolve("account.csv"),
            "account_id,district_id,frequency,opened",
            ACCOUNTS,
            i -> i + "," + (i % DISTRICTS + 1) + ",MONTHLY,1993-01-01");
    String districts =
        csv(
            folder.resolve("district.csv"),
            "id,name,region",
            DISTRICTS,
            i -> i + ",District " + i + ",Region " + i % 8);
    lookup.configure(
        Map.of(
            "source",
            "file",
            "joins",
            """
            [{"as":"acc","file":"%s","key":"account_id","on":"account_id","cols":"district_id BIGINT, frequency STRING, opened DATE"},
             {"as":"dis","file":"%s","key":"id","on":"acc.district_id","cols":"name STRING, region STRING"}]"""
                .formatted(accounts, districts),
            "emit",
            "acc.frequency, acc.opened, dis.name AS district, dis.region"));
    for (int i = 0; i < RECORDS; i++) {
      Struct value = transfer(i, i * 37 % ACCOUNTS + 1);
      structs[i] = record(TRANSFER, value);
      maps[i] = record(null, map(value));
    }
  }

  private static String csv(Path file, String header, int rows, IntFunction<String> row) {
    try {
      String lines = IntStream.rangeClosed(1, rows).mapToObj(row).collect(Collectors.joining("\n"));
      return Files.writeString(file, header + "\n" + lines + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceRecord record(@Nullable Schema schema, Object value) {
    return new SourceRecord(Map.of(), Map.of(), "transfers", null, null, null, schema, value);
  }

  private static Struct transfer(long id, long account) {
    return new Struct(TRANSFER)
        .put("trans_id", id)
        .put("account_id", account)
        .put("date", "930101")
        .put("type", "CREDIT")
        .put("operation", "CASH")
        .put("amount", 700.0)
        .put("balance", 1_400.0)
        .put("k_symbol", "HOUSEHOLD")
        .put("bank", "YZ")
        .put("account", 87_144_583L);
  }

  private static Map<String, @Nullable Object> map(Struct value) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (Field field : value.schema().fields()) {
      map.put(field.name(), value.get(field));
    }
    return map;
  }

  @TearDown
  public void tearDown() {
    lookup.close();
  }

  @Benchmark
  @Within(cpuNanos = 400, bytes = 1_100)
  public @Nullable SourceRecord structs() {
    return lookup.apply(structs[next++ & RECORDS - 1]);
  }

  @Benchmark
  @Within(cpuNanos = 400, bytes = 1_100)
  public @Nullable SourceRecord maps() {
    return lookup.apply(maps[next++ & RECORDS - 1]);
  }
}
