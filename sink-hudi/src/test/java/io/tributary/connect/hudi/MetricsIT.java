package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task tells of itself, against what it has done. */
class MetricsIT {

  private static final String NAME = "metered";

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void countsRecordsRowsFilesAndCommitsAndHowOldTheNewestRowWas() {
    SimulatedWorker worker = started();
    append(worker, "a", clock.instant().minusSeconds(5));
    append(worker, "b", clock.instant().minusSeconds(3));
    worker.turn(10);
    assertThat(gauge("records-total")).isEqualTo(2);
    assertThat(gauge("rows-waiting")).isEqualTo(2);
    assertThat(gauge("commits-total")).isZero();

    clock.advance(Duration.ofSeconds(1));
    worker.turn(10);
    assertThat(gauge("rows-waiting")).isZero();
    assertThat(gauge("commits-total")).isEqualTo(1);
    assertThat(gauge("files-committed-total")).isEqualTo(1);
    assertThat(gauge("rows-committed-total")).isEqualTo(2);
    assertThat(gauge("bytes-committed-total")).isPositive();
    assertThat(gauge("event-time-lag-ms")).isEqualTo(4_000);
    assertThat(gauge("commits-given-up-total")).isZero();
    assertThat(gauge("partitions-rewound-total")).isZero();
    assertThat(gauge("writes-fenced-total")).isZero();
    assertThat(gauge("s3-requests-total")).isZero();
    worker.stop();
  }

  @Test
  void countsRefusedRecordsAndWhatWasDoneAgain() {
    Map<String, String> props = props();
    SimulatedWorker worker = new SimulatedWorker(props, clock);
    worker.partition(Flights.TOPIC, 0);
    worker.append(
        new SinkRecord(Flights.TOPIC, 0, null, null, Flights.SCHEMA, Flights.row("a", 1.0), 0));
    worker.append(Flights.record(0, 1, "b", Flights.row("b", 1.0)));
    boolean[] late = {true};
    worker.start(
        step -> {
          if (step == FaultPoint.Step.ROWS_WRITTEN && late[0]) {
            late[0] = false;
            clock.advance(Duration.ofMinutes(10));
          }
        });
    worker.runToEnd();
    // The batch with the bad record came a second time.
    assertThat(gauge("records-refused-total")).isEqualTo(2);
    assertThat(gauge("commits-total")).isEqualTo(1);
    assertThat(gauge("commits-given-up-total")).isEqualTo(1);
    assertThat(gauge("partitions-rewound-total")).isEqualTo(1);
    worker.stop();
  }

  private SimulatedWorker started() {
    SimulatedWorker worker = new SimulatedWorker(props(), clock);
    worker.partition(Flights.TOPIC, 0);
    worker.start(FaultPoint.NONE);
    return worker;
  }

  private Map<String, String> props() {
    Map<String, String> props = new HashMap<>();
    props.put("name", NAME);
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", "file:" + folder.resolve("flights"));
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "1000");
    return props;
  }

  private static void append(SimulatedWorker worker, String key, Instant at) {
    worker.append(
        new SinkRecord(
            Flights.TOPIC,
            0,
            null,
            key,
            Flights.SCHEMA,
            Flights.row(key, 1.0),
            worker.endOf(Flights.TOPIC, 0),
            at.toEpochMilli(),
            TimestampType.CREATE_TIME));
  }

  private static long gauge(String name) {
    return TaskGauges.value(NAME, name);
  }
}
