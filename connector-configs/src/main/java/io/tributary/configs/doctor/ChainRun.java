package io.tributary.configs.doctor;

import io.tributary.connect.smt.lint.ChainConfig;
import io.tributary.connect.smt.lint.LintException;
import io.tributary.connect.smt.lint.Stage;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Sends records through the transforms of a connector. */
final class ChainRun {

  private static final String LOOKUP = "io.tributary.connect.smt.Lookup";

  private ChainRun() {}

  /** What is left of the records; none if a transform cannot be run here. */
  static List<SinkRecord> run(ConnectorConfig config, List<SinkRecord> records, Findings findings) {
    List<SinkRecord> current = records;
    for (ChainConfig.StageConfig stage : config.chain().stages()) {
      if (current.isEmpty()) {
        return current;
      }
      current = run(config, stage, current, findings);
    }
    return current;
  }

  private static List<SinkRecord> run(
      ConnectorConfig config,
      ChainConfig.StageConfig stageConfig,
      List<SinkRecord> records,
      Findings findings) {
    String key = "transforms." + stageConfig.alias() + ".type";
    boolean remote =
        stageConfig.type().startsWith(LOOKUP)
            && !stageConfig.keys().getOrDefault("source", "").equals("file");
    if (remote) {
      findings.note(
          config, key, "it reads elsewhere, so the sample was not followed beyond it", "");
      return List.of();
    }
    try (Stage stage = Stage.of(stageConfig)) {
      stage.configure();
      return run(config, stage, records, findings);
    } catch (LintException | KafkaException e) {
      findings.note(
          config,
          key,
          "the sample was not followed beyond it: " + e.getMessage(),
          "Correct its keys, or put its plugin's folder beside the others");
      return List.of();
    }
  }

  private static List<SinkRecord> run(
      ConnectorConfig config, Stage stage, List<SinkRecord> records, Findings findings) {
    List<SinkRecord> after = new ArrayList<>();
    Refused refused = new Refused();
    for (SinkRecord record : records) {
      try {
        SinkRecord transformed = stage.wants(record) ? stage.apply(record) : record;
        if (transformed != null) {
          after.add(transformed);
        }
      } catch (KafkaException e) {
        refused.add(e);
      }
    }
    refused.tell(
        config, "transforms." + stage.config().alias() + ".type", records.size(), findings);
    return after;
  }
}
