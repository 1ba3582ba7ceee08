package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.Dialect;
import io.tributary.connect.jdbcagg.config.HiveSettings;
import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.config.WriteMode;
import io.tributary.connect.jdbcagg.flush.Feasibility;
import io.tributary.connect.jdbcagg.flush.WindowLimits;
import io.tributary.connect.jdbcagg.hive.HiveLimits;
import io.tributary.connect.jdbcagg.hive.HiveProbe;
import io.tributary.connect.jdbcagg.hivefiles.SharedFolder;
import io.tributary.connect.jdbcagg.jdbc.DatabaseProbe;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.kit.config.ConfigErrors;
import io.tributary.connect.kit.config.DatabaseKeys;
import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.kit.config.UnknownKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;

/** What a POST is checked for beyond each key by itself. */
final class ConfigValidation {

  private static final String TOPICS_REGEX = "topics.regex";

  private final Map<String, String> properties;
  private final Config result;

  ConfigValidation(Map<String, String> properties, Config result) {
    this.properties = properties;
    this.result = result;
  }

  /** What can be told without asking the database. */
  void check() {
    boolean upserts =
        WriteMode.UPSERT.name().equalsIgnoreCase(properties.get(JdbcAggSinkConfig.MODE));
    if (upserts) {
      new UpsertChecks(properties, result).check(keysAreFine(), topics());
    } else {
      UpsertChecks.refuseKeys(properties, result);
    }
    if (!upserts && !ConfigErrors.has(result, JdbcAggSinkConfig.AGGREGATES)) {
      ChangeTracking tracking = ChangeTracking.NONE;
      WindowSettings windows = WindowSettings.NONE;
      if (keysAreFine()) {
        JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
        tracking = config.changes().tracking();
        windows = config.windows();
      }
      checkPlan(properties.get(JdbcAggSinkConfig.AGGREGATES), tracking, windows);
    }
    UnknownKeys.flag(properties, JdbcAggSinkConfig.CONFIG_DEF, List.of(), result);
  }

  /** Each by itself. */
  private boolean keysAreFine() {
    return JdbcAggSinkConfig.CONFIG_DEF.validate(properties).stream()
        .allMatch(value -> value.errorMessages().isEmpty());
  }

  /** Asks the database, where the keys say which. */
  void probe() {
    if (keysAreFine()) {
      probe(new JdbcAggSinkConfig(properties));
    }
  }

  private void probe(JdbcAggSinkConfig config) {
    if (config.dialect() == Dialect.HIVE) {
      checkFolder(config);
      HiveProbe.probe(config.database())
          .ifPresent(
              finding ->
                  ConfigErrors.add(
                      result, keyOf(finding.part()), finding.reason(), finding.whatToDo()));
    } else {
      DatabaseProbe.probe(config.database())
          .ifPresent(
              finding ->
                  ConfigErrors.add(
                      result, keyOf(finding.part()), finding.reason(), finding.whatToDo()));
    }
  }

  private void checkFolder(JdbcAggSinkConfig config) {
    String refusal = config.hive().mode() == HiveWriteMode.FILES ? SharedFolder.refusal() : null;
    if (refusal != null) {
      ConfigErrors.add(
          result,
          HiveSettings.WRITE_MODE,
          refusal,
          "Mount a folder that Hive sees too, and name it on every worker; or use merge.");
    }
  }

  private static String keyOf(HiveProbe.Part part) {
    return switch (part) {
      case DRIVER -> JdbcAggSinkConfig.DIALECT;
      case HOST -> DatabaseKeys.HOST;
      case USER -> DatabaseKeys.USER;
      case NAME -> DatabaseKeys.NAME;
      case TLS -> DatabaseKeys.TLS_MODE;
    };
  }

  private static String keyOf(DatabaseProbe.Part part) {
    return switch (part) {
      case HOST -> DatabaseKeys.HOST;
      case USER -> DatabaseKeys.USER;
      case NAME -> DatabaseKeys.NAME;
      case TLS -> DatabaseKeys.TLS_MODE;
    };
  }

  private void checkPlan(
      @Nullable String aggregates, ChangeTracking tracking, WindowSettings windows) {
    if (aggregates == null) {
      ConfigErrors.add(
          result,
          JdbcAggSinkConfig.AGGREGATES,
          "is missing",
          "Say what to aggregate, or set mode=upsert to keep rows.");
      return;
    }
    try {
      AggregationPlan plan = SqlPlanReader.read(aggregates);
      plan.statements().forEach(this::checkTopic);
      WindowLimits.refusals(plan, tracking, windows)
          .forEach(
              refusal ->
                  ConfigErrors.add(result, refusal.key(), refusal.complaint(), refusal.whatToDo()));
      Feasibility.check(plan, tracking);
      if (Dialect.HIVE.name().equalsIgnoreCase(properties.get(JdbcAggSinkConfig.DIALECT))) {
        HiveLimits.refusals(plan, tracking, windows)
            .forEach(
                refusal ->
                    ConfigErrors.add(
                        result, JdbcAggSinkConfig.AGGREGATES, refusal, "Or use another database."));
      }
    } catch (PlanRefusedException e) {
      for (PlanRefusedException.Refusal refusal : e.refusals()) {
        ConfigErrors.add(
            result, JdbcAggSinkConfig.AGGREGATES, refusal.complaint(), refusal.whatToDo());
      }
    }
  }

  private void checkTopic(AggregateStatement statement) {
    List<String> topics = topics();
    Optional<Pattern> regex = topicsRegex();
    boolean consumed =
        topics.contains(statement.topic())
            || regex.filter(it -> it.matcher(statement.topic()).matches()).isPresent();
    if (!consumed && (!topics.isEmpty() || regex.isPresent())) {
      ConfigErrors.add(
          result,
          JdbcAggSinkConfig.AGGREGATES,
          "statement %d reads topic '%s', which is not in topics"
              .formatted(statement.number(), statement.topic()),
          Suggestion.closest(statement.topic(), topics)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Add it there, or name one of " + topics + "."));
    }
  }

  private List<String> topics() {
    return Arrays.stream(properties.getOrDefault(SinkConnector.TOPICS_CONFIG, "").split(","))
        .map(String::strip)
        .filter(topic -> !topic.isEmpty())
        .toList();
  }

  private Optional<Pattern> topicsRegex() {
    try {
      return Optional.ofNullable(properties.get(TOPICS_REGEX)).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      // Connect refuses the key itself.
      return Optional.empty();
    }
  }
}
