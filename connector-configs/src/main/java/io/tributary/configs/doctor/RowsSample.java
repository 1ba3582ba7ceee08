package io.tributary.configs.doctor;

import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.write.Change;
import io.tributary.connect.hudi.write.RecordReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A sample as rows of a lake table. */
final class RowsSample {

  /** Fewer rows show nothing of how a field's values are spread. */
  private static final int ENOUGH_ROWS = 10;

  private RowsSample() {}

  static void check(ConnectorConfig sink, List<SinkRecord> records, Findings findings) {
    RecordSettings settings;
    try {
      settings = new HudiSinkConfig(sink.values()).records();
    } catch (ConfigException e) {
      return; // The keys' check tells it.
    }
    RecordReader reader = new RecordReader(settings);
    List<Change.Put> rows = new ArrayList<>();
    Refused refused = new Refused();
    for (SinkRecord record : keyed(records)) {
      try {
        reader.read(record).changes().stream()
            .filter(Change.Put.class::isInstance)
            .map(Change.Put.class::cast)
            .forEach(rows::add);
      } catch (KafkaException e) {
        refused.add(e);
      }
    }
    refused.tell(sink, "topics", records.size(), findings);
    partitions(sink, settings, rows, findings);
    order(sink, settings.orderingField(), rows, findings);
  }

  /** Files of values alone tell nothing of keys; then each record has one. */
  private static List<SinkRecord> keyed(List<SinkRecord> records) {
    if (records.stream().anyMatch(record -> record.key() != null)) {
      return records;
    }
    boolean typed = records.stream().anyMatch(record -> record.timestamp() != null);
    return typed
        ? records
        : records.stream()
            .map(
                record ->
                    record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        Schema.STRING_SCHEMA,
                        "unknown",
                        record.valueSchema(),
                        record.value(),
                        record.timestamp()))
            .toList();
  }

  private static void partitions(
      ConnectorConfig sink, RecordSettings settings, List<Change.Put> rows, Findings findings) {
    Set<RowKey> keys = new HashSet<>();
    Set<String> partitions = new HashSet<>();
    for (Change.Put row : rows) {
      keys.add(row.key());
      partitions.add(row.key().partition());
    }
    if (keys.size() >= ENOUGH_ROWS && partitions.size() > keys.size() / 2) {
      findings.error(
          sink,
          RecordSettings.PARTITION_FIELDS,
          "%d rows of the sample lie in %d partitions, which are as fine as keys"
              .formatted(keys.size(), partitions.size()),
          "Choose a field with few values, or none: each partition is a folder with files");
    }
    long empty = partitions.stream().filter(path -> path.contains("__HIVE_DEFAULT_")).count();
    if (empty > 0) {
      findings.warning(
          sink,
          RecordSettings.PARTITION_FIELDS,
          "the partition field is null in some records of the sample",
          "A row moves to another partition once it is not; choose a field that is always there: "
              + String.join(", ", settings.partitionFields()));
    }
  }

  private static void order(
      ConnectorConfig sink, @Nullable String field, List<Change.Put> rows, Findings findings) {
    if (field == null) {
      return;
    }
    long missing = rows.stream().filter(row -> isNull(row.row(), field)).count();
    if (missing > 0) {
      findings.error(
          sink,
          "ordering.field",
          "%s is null in %d of %d rows of the sample, and any other version wins over those"
              .formatted(field, missing, rows.size()),
          "Order by a field that is always there, or filter such records out");
    }
  }

  private static boolean isNull(Struct row, String field) {
    return row.schema().field(field) != null && row.get(field) == null;
  }
}
