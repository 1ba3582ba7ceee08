package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * When the table is committed.
 *
 * @param intervalMs milliseconds from the first row that waits to the commit
 * @param timeoutMs milliseconds in which all tasks must have written their rows
 * @param maxRecords rows that wait in one task before it asks for a commit at once
 * @param retryBudget how long commits may fail before the task does
 * @param partitionsChanged what happens when a topic has got more partitions
 */
public record CommitSettings(
    long intervalMs,
    long timeoutMs,
    int maxRecords,
    Duration retryBudget,
    PartitionsChanged partitionsChanged) {

  static final String STATISTICS_INTERVAL_MS = "statistics.interval.ms";

  /** Who writes the table; see {@link HudiSinkConfig#owner}. */
  static final String OWNER = "table.owner";

  private static final String INTERVAL_MS = "commit.interval.ms";
  private static final String TIMEOUT_MS = "commit.timeout.ms";
  private static final String MAX_RECORDS = "commit.max.records";
  private static final String RETRY_BUDGET_MS = "commit.retry.budget.ms";
  private static final String PARTITIONS_CHANGED = "partitions.changed";

  private static final EnumValidator<PartitionsChanged> POLICIES =
      EnumValidator.of(PartitionsChanged.class);

  static void define(KeyGroup keys) {
    keys.key(
        INTERVAL_MS,
        ConfigDef.Type.LONG,
        60_000L,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Milliseconds from the first row that waits to the commit that makes it visible. On "
            + "S3 a commit takes about 100 requests and two seconds, so much shorter intervals cost "
            + "money and small files.");
    keys.key(
        MAX_RECORDS,
        ConfigDef.Type.INT,
        100_000,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Changed rows that may wait in one task; then it asks for a commit at once and reads "
            + "no further. Bounds the memory.");
    keys.key(
        TIMEOUT_MS,
        ConfigDef.Type.LONG,
        300_000L,
        ConfigDef.Range.atLeast(1_000),
        Importance.MEDIUM,
        "Milliseconds in which all tasks must have written their rows, else the commit is "
            + "rolled back and repeated.");
    keys.key(
        RETRY_BUDGET_MS,
        ConfigDef.Type.LONG,
        600_000L,
        ConfigDef.Range.atLeast(0),
        Importance.MEDIUM,
        "Milliseconds for which commits may fail in a row, as while the object store is away, "
            + "before the task fails.");
    defineSurroundings(keys);
  }

  private static void defineSurroundings(KeyGroup keys) {
    keys.key(
        PARTITIONS_CHANGED,
        ConfigDef.Type.STRING,
        "fail",
        POLICIES,
        Importance.MEDIUM,
        "What happens when a topic has got more partitions since the last commit: fail, as "
            + "Kafka's default then sends keys to other partitions and their rows would be there "
            + "twice; or continue, which is right where the producer chooses partitions by "
            + "itself and a key never moves.");
    keys.key(
        STATISTICS_INTERVAL_MS,
        ConfigDef.Type.LONG,
        60_000L,
        ConfigDef.Range.between(0, 86_400_000),
        Importance.LOW,
        "Milliseconds from one line with a task's statistics in the log to the next, as JSON, "
            + "by the logger io.tributary.connect.hudi.statistics. 0 writes none.");
    keys.key(
        OWNER,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.LOW,
        "Name under which the table is written; every commit records it, and a connector with "
            + "another one is refused. Unset to use the connector's name. Set it to go on with a "
            + "table after the connector was renamed.");
  }

  static CommitSettings from(AbstractConfig config) {
    return new CommitSettings(
        config.getLong(INTERVAL_MS),
        config.getLong(TIMEOUT_MS),
        config.getInt(MAX_RECORDS),
        Duration.ofMillis(config.getLong(RETRY_BUDGET_MS)),
        POLICIES.parse(config.getString(PARTITIONS_CHANGED)));
  }
}
