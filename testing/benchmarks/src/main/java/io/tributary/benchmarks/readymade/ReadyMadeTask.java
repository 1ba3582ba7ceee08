package io.tributary.benchmarks.readymade;

import io.tributary.benchmarks.readymade.ReadyMadeRecords.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** The least that a source task can do: a record, its partition and its offset. */
public final class ReadyMadeTask extends SourceTask {

  private static final int BATCH = 2_000;
  private static final Map<String, ?> PARTITION = Map.of("file", "ready-made");

  private List<Bytes> records = List.of();
  private String topic = "";
  private long sent;

  @Override
  public void start(Map<String, String> config) {
    topic = Objects.requireNonNull(config.get(ReadyMadeSource.TOPIC));
    try {
      records =
          ReadyMadeRecords.read(Path.of(Objects.requireNonNull(config.get(ReadyMadeSource.FILE))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the records", e);
    }
  }

  @Override
  public List<SourceRecord> poll() {
    List<SourceRecord> batch = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      Bytes next = records.get((int) (sent++ % records.size()));
      batch.add(
          new SourceRecord(
              PARTITION,
              Map.of("sent", sent),
              topic,
              null,
              Schema.BYTES_SCHEMA,
              next.key,
              Schema.BYTES_SCHEMA,
              next.value));
    }
    return batch;
  }

  @Override
  public void stop() {}

  @Override
  public String version() {
    return "1";
  }
}
