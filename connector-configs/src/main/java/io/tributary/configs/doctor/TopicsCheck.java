package io.tributary.configs.doctor;

import io.tributary.connect.kit.config.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Between those who write a topic and those who read it. */
final class TopicsCheck implements Check {

  private static final String TOPICS = "topics";
  private static final String TASKS = "tasks.max";
  private static final String ISOLATION = "consumer.override.isolation.level";

  @Override
  public void run(Setup setup, Findings findings) {
    List<TopicWriter> writers = TopicWriter.of(setup);
    Set<String> dead = new HashSet<>();
    setup.sinks().forEach(sink -> dead.add(sink.get(ErrorsCheck.QUEUE, "")));
    for (ConnectorConfig sink : setup.sinks()) {
      Map<String, List<TopicWriter>> read = TopicWriter.readBy(sink, writers);
      read.forEach(
          (topic, by) -> {
            if (by.isEmpty() && !dead.contains(topic)) {
              nobody(setup, sink, topic, writers, findings);
            }
            by.forEach(writer -> pair(sink, topic, writer, findings));
          });
      tasks(sink, read, findings);
    }
    setup.sources().forEach(source -> tasks(source, findings));
  }

  private static void nobody(
      Setup setup,
      ConnectorConfig sink,
      String topic,
      List<TopicWriter> writers,
      Findings findings) {
    List<String> written =
        writers.stream().filter(TopicWriter::exact).map(TopicWriter::topic).toList();
    String near = Suggestion.closest(topic, written).orElse("");
    if (!near.isEmpty()) {
      findings.error(
          sink,
          TOPICS,
          "nobody here writes the topic '" + topic + "'",
          "Did you mean '" + near + "'?");
    } else if (!writers.isEmpty()
        && writers.stream().noneMatch(TopicWriter::isOpaque)
        && !setup.samples().containsKey(topic)) {
      findings.warning(
          sink,
          TOPICS,
          "nobody here writes the topic '" + topic + "', only " + written,
          "Correct it, or give a --sample of it if it is written elsewhere");
    }
  }

  private static void pair(
      ConnectorConfig sink, String topic, TopicWriter writer, Findings findings) {
    String from = "'" + topic + "' of " + writer.config().file();
    if (writer.isTransactional() && !sink.get(ISOLATION, "").equals("read_committed")) {
      findings.error(
          sink,
          ISOLATION,
          from + " is written in transactions, and those that a killed worker gave up would count",
          "Set it to read_committed");
    }
    if (Boolean.FALSE.equals(writer.keyed()) && needsKeys(sink)) {
      findings.error(
          sink,
          TOPICS,
          from + " has no keys, and this sink refuses records without",
          "Set record.key there, or derive one with Derive's $key");
    }
  }

  /** Rows are replaced in the order of a partition, which only a key gives. */
  private static boolean needsKeys(ConnectorConfig sink) {
    boolean upserts =
        (sink.isHudi() && !sink.get("write.mode", "upsert").equals("append"))
            || (sink.isUpserting() && sink.get("ordering.field", "").isEmpty());
    boolean keys = sink.chain().stages().stream().anyMatch(TopicWriter::makesKeys);
    return (upserts || sink.get("aggregates", "").contains("_key")) && !keys;
  }

  private static void tasks(
      ConnectorConfig sink, Map<String, List<TopicWriter>> read, Findings findings) {
    int partitions = read.values().stream().mapToInt(TopicWriter::partitions).sum();
    boolean known = read.values().stream().allMatch(by -> TopicWriter.partitions(by) > 0);
    int tasks = sink.number(TASKS, 1);
    if (known && partitions > 0 && tasks > partitions) {
      findings.warning(
          sink,
          TASKS,
          "%d tasks for %d partitions: %d of them never have work"
              .formatted(tasks, partitions, tasks - partitions),
          "Set it to " + partitions + ", or topic.creation.default.partitions higher");
    }
  }

  private static void tasks(ConnectorConfig source, Findings findings) {
    int tasks = source.number(TASKS, 1);
    boolean single = source.type().equals("io.debezium.connector.mysql.MySqlConnector");
    if (single && tasks > 1) {
      findings.warning(source, TASKS, "this connector runs one task only", "Set it to 1");
    }
  }
}
