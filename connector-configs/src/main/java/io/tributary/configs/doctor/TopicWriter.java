package io.tributary.configs.doctor;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.TopicTemplate;
import io.tributary.connect.smt.lint.ChainConfig;
import io.tributary.connect.smt.lint.LintException;
import io.tributary.connect.smt.lint.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * What a source writes, as far as its config tells.
 *
 * @param topic its name, or a pattern where {@code exact} is false
 * @param keyed null where that is not known
 */
record TopicWriter(ConnectorConfig config, String topic, boolean exact, @Nullable Boolean keyed) {

  private static final String ROUTER = "org.apache.kafka.connect.transforms.RegexRouter";
  private static final String KAFKAS = "org.apache.kafka.connect.transforms.";
  private static final String OWN = "io.tributary.connect.smt.";
  private static final String UNWRAP = "io.debezium.transforms.ExtractNewRecordState";
  private static final String ANYTHING = ".*";

  /** What all sources of a setup write. */
  static List<TopicWriter> of(Setup setup) {
    return setup.sources().stream().flatMap(config -> of(config).stream()).toList();
  }

  private static List<TopicWriter> of(ConnectorConfig config) {
    List<TopicWriter> before =
        config.isPoller() ? polled(config) : config.isDebezium() ? captured(config) : other(config);
    return before.stream().map(TopicWriter::routed).toList();
  }

  /** Whether nothing is known of where it writes. */
  boolean isOpaque() {
    return !exact && topic.equals(ANYTHING);
  }

  boolean writes(String name) {
    return exact ? topic.equals(name) : Pattern.matches(topic, name);
  }

  /** Whether its records may come from transactions that were given up. */
  boolean isTransactional() {
    return config.connector() instanceof SourceConnector source
        && source.exactlyOnceSupport(config.values()) == ExactlyOnceSupport.SUPPORTED;
  }

  private static List<TopicWriter> polled(ConnectorConfig config) {
    List<TopicWriter> writers = new ArrayList<>();
    for (EndpointSettings endpoint : BudgetCheck.endpoints(config)) {
      try {
        TopicTemplate template = endpoint.topicTemplate();
        boolean exact =
            template.parts().stream().allMatch(part -> part.kind() == TopicTemplate.Kind.LITERAL);
        String topic =
            template.parts().stream()
                .map(part -> literal(part, exact))
                .collect(Collectors.joining());
        writers.add(new TopicWriter(config, topic, exact, !endpoint.records().key().isEmpty()));
      } catch (ConfigException e) {
        continue; // The keys' check tells it.
      }
      Stream.of(endpoint.errors().topic(), config.get("heartbeat.topic", ""))
          .filter(topic -> topic != null && !topic.isEmpty())
          .forEach(topic -> writers.add(new TopicWriter(config, topic, true, null)));
    }
    return writers;
  }

  private static String literal(TopicTemplate.Part part, boolean exact) {
    if (part.kind() != TopicTemplate.Kind.LITERAL || part.text() == null) {
      return ANYTHING;
    }
    return exact ? part.text() : Pattern.quote(part.text());
  }

  /** A table is named by a regular expression, whose dots are mostly meant as such. */
  private static List<TopicWriter> captured(ConnectorConfig config) {
    String prefix = config.get("topic.prefix", "");
    List<String> tables = config.list("table.include.list");
    if (tables.isEmpty()) {
      return List.of(new TopicWriter(config, Pattern.quote(prefix) + "(\\..*)?", false, null));
    }
    return tables.stream()
        .map(table -> table.replace("\\.", "."))
        .map(
            table ->
                table.matches("[\\w.$-]+")
                    ? new TopicWriter(config, prefix + "." + table, true, null)
                    : new TopicWriter(config, Pattern.quote(prefix) + "\\." + table, false, null))
        .toList();
  }

  private static List<TopicWriter> other(ConnectorConfig config) {
    String topic = config.get("topic", "");
    return List.of(
        topic.isEmpty()
            ? new TopicWriter(config, ANYTHING, false, null)
            : new TopicWriter(config, topic, true, null));
  }

  /** Where its records go once its transforms have seen them. */
  private TopicWriter routed() {
    TopicWriter writer = this;
    for (ChainConfig.StageConfig stage : config.chain().stages()) {
      writer = writer.behind(stage);
    }
    return writer;
  }

  private TopicWriter behind(ChainConfig.StageConfig stage) {
    if (stage.type().equals(ROUTER) && exact && stage.predicate() == null) {
      return new TopicWriter(config, renamed(stage), true, keyed);
    }
    boolean staysThere = keepsTopic(stage);
    boolean keys = makesKeys(stage);
    return new TopicWriter(
        config,
        staysThere ? topic : ANYTHING,
        exact && staysThere,
        (keys && !Boolean.TRUE.equals(keyed)) ? null : keyed);
  }

  private static boolean keepsTopic(ChainConfig.StageConfig stage) {
    boolean kafkas = stage.type().startsWith(KAFKAS) && !stage.type().contains("Router");
    boolean known = kafkas || stage.type().startsWith(OWN) || stage.type().equals(UNWRAP);
    return known && !stage.keys().getOrDefault("set", "").contains("$topic");
  }

  /** Whether records that had no key may have one behind a transform. */
  static boolean makesKeys(ChainConfig.StageConfig stage) {
    return stage.type().endsWith("$Key")
        || stage.type().endsWith("ValueToKey")
        || stage.keys().getOrDefault("set", "").contains("$key");
  }

  private String renamed(ChainConfig.StageConfig stageConfig) {
    try (Stage stage = Stage.of(stageConfig)) {
      stage.configure();
      SinkRecord renamed = stage.apply(new SinkRecord(topic, 0, null, null, null, null, 0));
      return renamed == null ? topic : renamed.topic();
    } catch (LintException | KafkaException e) {
      return topic;
    }
  }

  /** Partitions of a sink's topic that the writers' configs tell; 0 where they do not. */
  static int partitions(List<TopicWriter> writers) {
    return writers.stream()
        .mapToInt(writer -> writer.config().number("topic.creation.default.partitions", 0))
        .max()
        .orElse(0);
  }

  /**
   * The topics that a sink reads, of those that it names or that are written; with their writers.
   */
  static Map<String, List<TopicWriter>> readBy(ConnectorConfig sink, List<TopicWriter> writers) {
    Map<String, List<TopicWriter>> read = new HashMap<>();
    for (String topic : sink.list("topics")) {
      read.put(
          topic,
          writers.stream().filter(writer -> !writer.isOpaque() && writer.writes(topic)).toList());
    }
    String regex = sink.get("topics.regex", "");
    if (!regex.isEmpty()) {
      try {
        Pattern pattern = Pattern.compile(regex);
        writers.stream()
            .filter(writer -> writer.exact() && pattern.matcher(writer.topic()).matches())
            .forEach(
                writer ->
                    read.merge(
                        writer.topic(),
                        List.of(writer),
                        (left, right) -> Stream.concat(left.stream(), right.stream()).toList()));
      } catch (PatternSyntaxException e) {
        return read; // Connect refuses the key itself.
      }
    }
    return read;
  }
}
