package io.tributary.configs.doctor;

import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.upsert.RowBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkRecord;

/** A sample as rows of a table that keeps the newest of each key. */
final class UpsertsSample {

  private UpsertsSample() {}

  static void check(
      ConnectorConfig sink,
      Map<String, TableDefinition> tables,
      List<SinkRecord> records,
      Findings findings) {
    JdbcAggSinkConfig config;
    try {
      config = new JdbcAggSinkConfig(sink.values());
    } catch (ConfigException e) {
      return; // The keys' check tells it.
    }
    UpsertSettings settings = config.upsert();
    String name = settings.table().of(records.get(0).originalTopic());
    TableDefinition defined = tables.get(name.toLowerCase(Locale.ROOT));
    RowBuffer buffer = new RowBuffer(settings, config.changes().truncatePolicy(), name);
    Refused refused = new Refused();
    long unordered = 0;
    for (SinkRecord record : records) {
      try {
        if (buffer.learn(record)) {
          buffer.bind(shape -> RowsTable.of(shape, defined));
        }
        buffer.read(record);
        buffer.add();
        unordered += unordered(buffer);
      } catch (KafkaException e) {
        refused.add(e);
      }
    }
    refused.tell(sink, UpsertSettings.TABLE_NAME, records.size(), findings);
    if (settings.orderingField() != null && unordered > 0) {
      findings.error(
          sink,
          UpsertSettings.ORDERING_FIELD,
          "%s is null in %d of %d records of the sample, and any other version wins over those"
              .formatted(settings.orderingField(), unordered, records.size()),
          "Order by a field that is always there, or filter such records out");
    }
  }

  /** How many of the changes that were added last have no place in the order. */
  private static long unordered(RowBuffer buffer) {
    long count =
        buffer.rows().waves().stream()
            .flatMap(List::stream)
            .filter(op -> op.puts() && op.place() == null)
            .count();
    buffer.clear();
    return count;
  }
}
