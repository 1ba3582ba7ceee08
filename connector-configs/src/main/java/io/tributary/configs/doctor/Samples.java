package io.tributary.configs.doctor;

import io.tributary.connect.http.PageReaders;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.plan.Partitions;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.smt.lint.LintException;
import io.tributary.connect.smt.lint.SampleReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** The samples as records in their topics. */
final class Samples {

  private static final int OK = 200;

  private final Setup setup;
  private final Findings findings;

  Samples(Setup setup, Findings findings) {
    this.setup = setup;
    this.findings = findings;
  }

  Map<String, List<SinkRecord>> byTopic() throws DoctorException {
    Map<String, List<SinkRecord>> byTopic = new LinkedHashMap<>();
    for (Map.Entry<String, Path> sample : setup.samples().entrySet()) {
      add(sample.getKey(), sample.getValue(), byTopic);
    }
    return byTopic;
  }

  private void add(String name, Path file, Map<String, List<SinkRecord>> byTopic)
      throws DoctorException {
    if (!Files.isReadable(file)) {
      throw new DoctorException("--sample " + name + ": cannot read " + file);
    }
    String connector = name.split("/", 2)[0];
    for (ConnectorConfig source : setup.sources()) {
      if (source.isPoller() && source.name().equals(connector)) {
        for (EndpointSettings endpoint : BudgetCheck.endpoints(source)) {
          if (name.equals(connector) || name.equals(connector + "/" + endpoint.alias())) {
            ChainRun.run(source, polled(source, endpoint, file), findings)
                .forEach(record -> add(record, byTopic));
          }
        }
        return;
      }
    }
    try {
      new SampleReader(name, false).records(file).forEach(record -> add(record, byTopic));
    } catch (LintException e) {
      throw new DoctorException("--sample " + name + ": " + e.getMessage());
    }
  }

  /** At the next offset of its topic. */
  private static void add(SinkRecord record, Map<String, List<SinkRecord>> byTopic) {
    List<SinkRecord> records = byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>());
    records.add(
        new SinkRecord(
            record.topic(),
            0,
            record.keySchema(),
            record.key(),
            record.valueSchema(),
            record.value(),
            records.size(),
            record.timestamp(),
            record.timestampType(),
            record.headers()));
  }

  /** What the poller makes of a response. */
  private List<SinkRecord> polled(ConnectorConfig source, EndpointSettings endpoint, Path file) {
    List<SinkRecord> records = new ArrayList<>();
    HttpReply.Ok reply =
        new HttpReply.Ok(new ReplyHead(OK, endpoint.request().url(), Map.of()), new FileBody(file));
    try {
      PageTally tally =
          PageReaders.of(endpoint, Partitions.units(endpoint, List.of("sample")).get(0))
              .read(reply, PollPosition.START.toOffset())
              .records(record -> records.add(inTopic(record, records.size())));
      if (tally.ignored() > 0) {
        findings.error(
            source,
            RecordSettings.COLUMNS,
            "%d of the sample's records do not fit: %s"
                .formatted(tally.ignored(), tally.firstReason()),
            "Adapt the columns or the schema");
      }
      if (records.isEmpty()) {
        findings.error(
            source,
            RecordSettings.POINTER,
            "the sample gives no records",
            "Correct the pointer, or give a response that holds some");
      }
    } catch (MalformedResponseException | KafkaException e) {
      findings.error(
          source,
          RecordSettings.COLUMNS,
          "the sample cannot be read as a response: " + e.getMessage(),
          "Adapt the columns or the schema");
    }
    return records;
  }

  private static SinkRecord inTopic(SourceRecord record, int offset) {
    return new SinkRecord(
        record.topic(),
        0,
        record.keySchema(),
        record.key(),
        record.valueSchema(),
        record.value(),
        offset,
        record.timestamp(),
        TimestampType.CREATE_TIME,
        record.headers());
  }

  private record FileBody(Path file) implements Body {

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long keptBytes() {
      return file.toFile().length();
    }

    @Override
    public void close() {
      // The file stays.
    }
  }
}
