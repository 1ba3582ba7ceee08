package io.tributary.configs.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;

/** Sends the samples through the sources' and sinks' own code, short of what they write to. */
final class SampleCheck implements Check {

  private static final String TOPICS = "topics";

  @Override
  public void run(Setup setup, Findings findings) throws DoctorException {
    if (setup.samples().isEmpty()) {
      return;
    }
    Map<String, List<SinkRecord>> byTopic = new Samples(setup, findings).byTopic();
    for (ConnectorConfig sink : setup.sinks()) {
      byTopic.forEach(
          (topic, records) -> {
            if (reads(sink, topic)) {
              sink(setup, sink, ChainRun.run(sink, records, findings), findings);
            }
          });
    }
  }

  private static boolean reads(ConnectorConfig sink, String topic) {
    String regex = sink.get("topics.regex", "");
    return sink.list(TOPICS).contains(topic) || (!regex.isEmpty() && topic.matches(regex));
  }

  private static void sink(
      Setup setup, ConnectorConfig sink, List<SinkRecord> records, Findings findings) {
    if (records.isEmpty()) {
      return;
    }
    if (sink.isHudi()) {
      RowsSample.check(sink, records, findings);
    } else if (sink.isUpserting()) {
      UpsertsSample.check(sink, setup.tables(), records, findings);
    } else if (sink.isAggregates()) {
      Aggregates.statements(sink).stream()
          .filter(statement -> statement.topic().equals(records.get(0).originalTopic()))
          .forEach(
              statement ->
                  new GroupsSample(sink, statement, setup.tables().get(lower(statement.table())))
                      .check(records, findings));
    }
  }

  private static String lower(String table) {
    return table.toLowerCase(Locale.ROOT);
  }
}
