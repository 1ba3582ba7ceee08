package io.tributary.configs.doctor;

import java.util.List;
import java.util.Map;

/** Converters that do not read what others wrote, and those that leave a sink without columns. */
final class ConverterCheck implements Check {

  private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
  private static final List<String> SIDES = List.of("key.converter", "value.converter");

  @Override
  public void run(Setup setup, Findings findings) {
    List<TopicWriter> writers = TopicWriter.of(setup);
    for (ConnectorConfig sink : setup.sinks()) {
      columns(sink, findings);
      for (Map.Entry<String, List<TopicWriter>> read :
          TopicWriter.readBy(sink, writers).entrySet()) {
        for (TopicWriter writer : read.getValue()) {
          SIDES.forEach(side -> compare(sink, read.getKey(), writer.config(), side, findings));
        }
      }
    }
  }

  private static void columns(ConnectorConfig sink, Findings findings) {
    boolean bare =
        sink.get("value.converter", "").equals(JSON)
            && sink.get("value.converter.schemas.enable", "true").equals("false");
    if (sink.isHudi() && bare && sink.chain().stages().isEmpty()) {
      findings.error(
          sink,
          "value.converter.schemas.enable",
          "values come without schema, so the table's columns are unknown",
          "Add the transform FromJson with a schema, or write the topic with schemas");
    }
  }

  private static void compare(
      ConnectorConfig sink, String topic, ConnectorConfig source, String side, Findings findings) {
    String reads = sink.get(side, "");
    String writes = source.get(side, "");
    if (reads.isEmpty() && writes.isEmpty()) {
      return;
    }
    if (reads.isEmpty() || writes.isEmpty()) {
      ConnectorConfig without = reads.isEmpty() ? sink : source;
      ConnectorConfig with = reads.isEmpty() ? source : sink;
      findings.warning(
          without,
          side,
          "'%s' is of %s here by the worker's default, by %s in %s"
              .formatted(topic, side, with.get(side, ""), with.file()),
          "Set the same in both");
    } else if (!reads.equals(writes)) {
      findings.error(
          sink,
          side,
          "'%s' is written by %s in %s".formatted(topic, writes, source.file()),
          "Set the same in both");
    } else if (reads.equals(JSON)) {
      String enabled = side + ".schemas.enable";
      if (!sink.get(enabled, "true").equals(source.get(enabled, "true"))) {
        findings.error(
            sink,
            enabled,
            "'%s' is written with %s=%s in %s"
                .formatted(topic, enabled, source.get(enabled, "true"), source.file()),
            "Set the same in both");
      }
    }
  }
}
