package io.tributary.connect.smt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** What a spec's {@code ^} reads: what is known of a record beside the half that is transformed. */
final class JoltContext {

  private static final String TOPIC = "topic";
  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";
  private static final String TIMESTAMP = "timestamp";
  private static final String KEY = "key";
  private static final String HEADERS = "headers";

  static final Set<String> NAMES = Set.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, KEY, HEADERS);

  private JoltContext() {}

  /** An object of what the record has; of several headers of one name, the last. */
  static Map<String, Object> of(ConnectRecord<?> record) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put(TOPIC, record.topic());
    if (record.kafkaPartition() != null) {
      context.put(PARTITION, record.kafkaPartition());
    }
    if (record instanceof SinkRecord consumed) {
      context.put(OFFSET, consumed.kafkaOffset());
    }
    if (record.timestamp() != null) {
      context.put(TIMESTAMP, record.timestamp());
    }
    if (record.key() != null) {
      context.put(KEY, record.key());
    }
    Map<String, Object> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (header.value() == null) {
        headers.remove(header.key());
      } else {
        headers.put(header.key(), header.value());
      }
    }
    context.put(HEADERS, headers);
    return context;
  }
}
