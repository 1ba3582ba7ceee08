package io.tributary.configs.doctor;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/** Counts what was said of records that were refused; those alike are told once. */
final class Refused {

  private final Map<String, Integer> byReason = new TreeMap<>();

  void add(KafkaException refusal) {
    byReason.merge(
        String.valueOf(refusal.getMessage()).replaceAll(" offset=\\d+", ""), 1, Integer::sum);
  }

  void tell(ConnectorConfig config, String key, int of, Findings findings) {
    byReason.forEach(
        (reason, count) ->
            findings.error(
                config,
                key,
                "%d of %d records of the sample are refused: %s".formatted(count, of, reason),
                "They stop the task, or go to the dead letter queue"));
  }
}
