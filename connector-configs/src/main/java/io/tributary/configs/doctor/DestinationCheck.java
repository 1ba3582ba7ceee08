package io.tributary.configs.doctor;

import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.kit.config.DatabaseKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sinks that get into each other's way, and tables that are split into a folder for each row. */
final class DestinationCheck implements Check {

  private static final String TABLE = "table.name";
  private static final String TOPIC = "${topic}";

  @Override
  public void run(Setup setup, Findings findings) {
    Map<String, ConnectorConfig> tables = new LinkedHashMap<>();
    for (ConnectorConfig sink : setup.sinks()) {
      if (sink.isHudi()) {
        paths(sink, tables, findings);
        partitions(sink, findings);
      } else if (sink.isAggregates()) {
        for (AggregateStatement statement : Aggregates.statements(sink)) {
          claim(
              sink, JdbcAggSinkConfig.AGGREGATES, place(sink, statement.table()), tables, findings);
        }
        if (sink.isUpserting()) {
          String table = sink.get(TABLE, TOPIC);
          for (String topic : sink.list("topics")) {
            claim(sink, TABLE, place(sink, table.replace(TOPIC, topic)), tables, findings);
          }
        }
      }
    }
    changes(setup, findings);
  }

  private static String place(ConnectorConfig sink, String table) {
    return Stream.of(DatabaseKeys.HOST, DatabaseKeys.PORT, DatabaseKeys.NAME)
        .map(key -> sink.written().getOrDefault(key, ""))
        .collect(Collectors.joining("/", "", "/" + table));
  }

  private static void claim(
      ConnectorConfig sink,
      String key,
      String place,
      Map<String, ConnectorConfig> taken,
      Findings findings) {
    ConnectorConfig other = taken.putIfAbsent(place.toLowerCase(Locale.ROOT), sink);
    if (other != null && !other.equals(sink)) {
      findings.error(
          sink,
          key,
          "the table %s is written by %s too"
              .formatted(place.substring(place.lastIndexOf('/') + 1), other.file()),
          "Give each a table of its own, or read both topics with one sink");
    }
  }

  private static void paths(
      ConnectorConfig sink, Map<String, ConnectorConfig> taken, Findings findings) {
    String path = sink.written().getOrDefault(TableSettings.PATH, "").replaceFirst("/+$", "");
    if (path.isEmpty()) {
      return;
    }
    taken.forEach(
        (other, owner) -> {
          String lower = path.toLowerCase(Locale.ROOT);
          if (owner.isHudi() && (lower.startsWith(other + "/") || other.startsWith(lower + "/"))) {
            findings.error(
                sink,
                TableSettings.PATH,
                "it lies in the table of " + owner.file() + ", or around it",
                "Give each table a folder beside the other");
          }
        });
    claim(sink, TableSettings.PATH, path, taken, findings);
  }

  private static void partitions(ConnectorConfig sink, Findings findings) {
    List<String> keys = sink.list(RecordSettings.KEY_FIELDS);
    List<String> partitions = sink.list(RecordSettings.PARTITION_FIELDS);
    if (!keys.isEmpty() && partitions.containsAll(keys)) {
      findings.error(
          sink,
          RecordSettings.PARTITION_FIELDS,
          "the record's key is the partition, so each row lies in a folder of its own",
          "Choose a field with few values, or none");
    }
  }

  /** Two readers of a database's changes under one identity. */
  private static void changes(Setup setup, Findings findings) {
    Map<String, ConnectorConfig> taken = new LinkedHashMap<>();
    for (ConnectorConfig source : setup.sources()) {
      if (source.isDebezium()) {
        for (String key :
            List.of("topic.prefix", "database.server.id", "schema.history.internal.kafka.topic")) {
          String value = source.written().getOrDefault(key, "");
          ConnectorConfig other =
              value.isEmpty() ? null : taken.putIfAbsent(key + "=" + value, source);
          if (other != null) {
            findings.error(source, key, other.file() + " has the same", "Give each its own");
          }
        }
      }
    }
  }
}
