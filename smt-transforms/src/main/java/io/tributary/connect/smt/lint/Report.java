package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.lint.ChainConfig.StageConfig;
import io.tributary.connect.smt.problem.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Prints what was found. */
final class Report {

  private final PrintStream out;
  private final Arguments asked;

  Report(PrintStream out, Arguments asked) {
    this.out = out;
    this.asked = asked;
  }

  void refused(StageConfig stage, List<String> errors) {
    if (!errors.isEmpty()) {
      out.println(title(stage) + ": a POST of this config is refused");
      errors.forEach(error -> error.lines().forEach(line -> out.println("  " + line)));
    }
  }

  void notRun(boolean clean) {
    out.println(
        clean
            ? "The config is accepted. Give a sample to see what it does."
            : "The sample was not run.");
  }

  void ran(StageConfig stage, int given, Trial.Outcome outcome, List<Problem> unused) {
    int failed = outcome.failures().values().stream().mapToInt(Integer::intValue).sum();
    out.printf(
        "%s: %d in, %d out, %d dropped, %d failed%n",
        title(stage), given, outcome.records().size(), outcome.dropped(), failed);
    outcome.failures().forEach((what, count) -> out.printf("  %d x %s%n", count, what));
    unused.forEach(problem -> out.println("  " + problem.describe("spec")));
  }

  private static String title(StageConfig stage) {
    return stage.alias() + " (" + stage.type().substring(stage.type().lastIndexOf('.') + 1) + ")";
  }

  /** Prints schemas and records; whether every field was filled in some record. */
  boolean result(List<SinkRecord> records) {
    Map<Schema, List<SinkRecord>> bySchema = new LinkedHashMap<>();
    boolean clean = true;
    for (SinkRecord record : records) {
      if (record.valueSchema() != null) {
        bySchema.computeIfAbsent(record.valueSchema(), unused -> new ArrayList<>()).add(record);
      }
    }
    for (Map.Entry<Schema, List<SinkRecord>> each : bySchema.entrySet()) {
      out.println("schema of " + each.getValue().size() + " values:");
      out.println(SchemaText.of(each.getKey()));
      clean &= filled(each.getKey(), each.getValue());
    }
    if (bySchema.isEmpty() && !records.isEmpty()) {
      out.println("values without schema");
    }
    records.stream().limit(asked.shown()).forEach(this::print);
    return clean;
  }

  private boolean filled(Schema schema, List<SinkRecord> records) {
    if (schema.type() != Schema.Type.STRUCT) {
      return true;
    }
    boolean clean = true;
    for (Field field : schema.fields()) {
      if (records.stream().allMatch(record -> isNull(record.value(), field))) {
        out.println("  field " + field.name() + " is null in every record of the sample");
        clean = false;
      }
    }
    return clean;
  }

  private static boolean isNull(@Nullable Object value, Field field) {
    return value == null || ((Struct) value).getWithoutDefault(field.name()) == null;
  }

  private void print(SinkRecord record) {
    out.printf(
        "record topic=%s partition=%s timestamp=%s%n",
        record.topic(), record.kafkaPartition(), record.timestamp());
    if (record.key() != null) {
      out.println("  key   " + JsonWriter.write(record.key()));
    }
    record
        .headers()
        .forEach(
            header ->
                out.println("  header " + header.key() + " = " + JsonWriter.write(header.value())));
    out.println("  value " + JsonWriter.write(record.value()));
  }
}
