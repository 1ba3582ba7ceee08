package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the Hudi sink writes to S3 is what Spark with the released bundle reads. */
class SparkReadBackIT {

  private static final String TOPIC = "samples";
  private static final String SINK = "samples-to-lake";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  private final Map<List<@Nullable Object>, Row> expected = new LinkedHashMap<>();

  @Test
  void sparkSeesTheLastStateAfterUpsertsAndDeletes() throws Exception {
    SERVERS.kafka().createTopic(TOPIC, 2);
    ConnectWorker worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HUDI.path()))
                .with("offset.flush.interval.ms", "1000"));
    worker.rest().create(SINK, HudiSink.plain(SERVERS.lake(), TOPIC, "id"));
    try (ConnectProducer topic = new ConnectProducer(SERVERS.kafka().bootstrap(), TOPIC)) {
      upsert(topic, 0, 60, 1);
      awaitInLake(worker, topic);
      upsert(topic, 30, 70, 2);
      delete(topic, 0, 10);
      delete(topic, 40, 50);
      delete(topic, 900, 901);
      awaitInLake(worker, topic);
      upsert(topic, 5, 8, 3);
      delete(topic, 69, 70);
      awaitInLake(worker, topic);
    }

    List<Row> seen = SparkTable.rows(SERVERS.run(), HudiSink.folder(SERVERS.lake(), TOPIC));

    assertThat(verdict(seen).first()).isEmpty();
    assertThat(seen).hasSize(52);
  }

  private void upsert(ConnectProducer topic, int from, int to, long version) {
    for (int i = from; i < to; i++) {
      Row row = Sample.row(i, version);
      topic.send(Sample.id(i), Sample.struct(row));
      expected.put(List.of(Sample.id(i)), row);
    }
  }

  private void delete(ConnectProducer topic, int from, int to) {
    for (int i = from; i < to; i++) {
      topic.send(Sample.id(i), null);
      expected.remove(List.of(Sample.id(i)));
    }
  }

  private void awaitInLake(ConnectWorker worker, ConnectProducer topic) throws Exception {
    topic.flush();
    SinkProgress.awaitProof(
        worker.rest(), SINK, LIMIT, () -> List.of(verdict(LakeRows.of(SERVERS.lake(), TOPIC))));
  }

  private Verdict verdict(List<Row> seen) {
    return new LakeProof(TOPIC, List.of("id")).check(new Table("what was sent", expected), seen);
  }
}
