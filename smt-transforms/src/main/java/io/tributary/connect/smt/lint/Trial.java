package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Checks and runs the transforms one after the other, each over what the one before left. */
final class Trial implements AutoCloseable {

  private static final String JOLT = "io.tributary.connect.smt.Jolt$";

  private final List<Stage> stages;

  private Trial(List<Stage> stages) {
    this.stages = stages;
  }

  static Trial of(ChainConfig chain) throws LintException {
    List<Stage> stages = new ArrayList<>();
    for (ChainConfig.StageConfig config : chain.stages()) {
      stages.add(Stage.of(config));
    }
    return new Trial(stages);
  }

  /** Whether nothing is wrong. */
  boolean run(List<SinkRecord> sample, Report report) {
    boolean clean = true;
    for (Stage stage : stages) {
      List<String> errors = stage.errors();
      report.refused(stage.config(), errors);
      clean &= errors.isEmpty();
    }
    if (!clean || sample.isEmpty()) {
      report.notRun(clean);
      return clean;
    }
    List<SinkRecord> current = sample;
    for (Stage stage : stages) {
      stage.configure();
      List<Problem> unused = unused(stage, current);
      Outcome outcome = outcome(stage, current);
      report.ran(stage.config(), current.size(), outcome, unused);
      clean &= unused.isEmpty() && outcome.failures().isEmpty();
      current = outcome.records();
    }
    return report.result(current) && clean;
  }

  /**
   * What became of the records.
   *
   * @param failures how many records failed, by what was said
   */
  record Outcome(List<SinkRecord> records, int dropped, Map<String, Integer> failures) {}

  private static Outcome outcome(Stage stage, List<SinkRecord> records) {
    List<SinkRecord> after = new ArrayList<>();
    Map<String, Integer> failures = new TreeMap<>();
    int dropped = 0;
    for (SinkRecord record : records) {
      try {
        SinkRecord transformed = stage.wants(record) ? stage.apply(record) : record;
        if (transformed == null) {
          dropped++;
        } else {
          after.add(transformed);
        }
      } catch (KafkaException e) {
        failures.merge(withoutOffset(String.valueOf(e.getMessage())), 1, Integer::sum);
      }
    }
    return new Outcome(after, dropped, failures);
  }

  /** Records that fail alike are told once. */
  private static String withoutOffset(String message) {
    return message.replaceAll(" offset=\\d+", "");
  }

  /** What of a Jolt spec is suspicious by itself, and what of it the records have no use for. */
  private static List<Problem> unused(Stage stage, List<SinkRecord> records) {
    String spec = stage.config().keys().get("spec");
    if (spec == null || !stage.config().type().startsWith(JOLT)) {
      return List.of();
    }
    Problems problems = new Problems();
    ChainCompiler.compile(spec, Limits.NONE, problems);
    if (!stage.config().keys().containsKey("field")) {
      SpecUse.check(spec, inputs(stage, records), problems);
    }
    return problems.warnings();
  }

  private static List<@Nullable Object> inputs(Stage stage, List<SinkRecord> records) {
    boolean ofKeys = stage.config().type().endsWith("$Key");
    List<@Nullable Object> inputs = new ArrayList<>();
    for (SinkRecord record : records) {
      Object data = ofKeys ? record.key() : record.value();
      if (data != null && stage.wants(record)) {
        inputs.add(data);
      }
    }
    return inputs;
  }

  @Override
  public void close() {
    stages.forEach(Stage::close);
  }
}
