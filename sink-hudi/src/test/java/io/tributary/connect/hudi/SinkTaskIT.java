package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one task makes of its records, seen from the worker's side and in the table. */
class SinkTaskIT {

  private static final TopicPartition P0 = new TopicPartition(Flights.TOPIC, 0);

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Map<String, String> props = new HashMap<>();
  private String path = "";

  @BeforeEach
  void describeTable() {
    path = "file:" + folder.resolve("flights");
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", path);
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "1000");
  }

  @Test
  void commitsWhenTheIntervalIsOverAndAsksToBeCalledThen() throws IOException {
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).put(0, "a", 1);
    worker.turn(10);
    assertThat(worker.context().timeoutsMs()).last().isEqualTo(1_000L);
    assertThat(commits()).isZero();

    clock.advance(Duration.ofMillis(999));
    worker.turn(10);
    assertThat(commits()).isZero();
    clock.advance(Duration.ofMillis(1));
    worker.turn(10);
    assertThat(velocities()).isEqualTo(flights.expected());
    assertThat(worker.groupOffsets()).containsEntry(P0, 1L);
    assertThat(worker.context().commitRequests()).isEqualTo(1);
  }

  @Test
  void commitsNothingWhileNothingComes() throws IOException {
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    int asked = worker.context().timeoutsMs().size();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(1));
      worker.turn(10);
    }
    assertThat(commits()).isEqualTo(1);
    assertThat(worker.context().timeoutsMs()).hasSize(asked);
  }

  @Test
  void commitsAtOnceWhenTooManyRowsWait() {
    props.put("commit.max.records", "3");
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).put(0, "a", 1).put(0, "b", 2).put(0, "c", 3);
    worker.turn(10);
    assertThat(velocities()).isEqualTo(flights.expected());
    assertThat(worker.context().paused()).isEmpty();
  }

  @Test
  void keepsTheLastRecordOfEachKeyInABatch() {
    SimulatedWorker worker = started(1);
    Flights flights =
        new Flights(worker)
            .put(0, "a", 1)
            .delete(0, "a")
            .put(0, "a", 2)
            .put(0, "b", 1)
            .delete(0, "b");
    worker.runToEnd();
    assertThat(velocities()).isEqualTo(flights.expected()).containsOnlyKeys("a");
  }

  @Test
  void dropsWhatIsDeliveredAgainAndTakesGaps() {
    SimulatedWorker worker = started(1);
    worker.append(Flights.record(0, 3, "a", Flights.row("a", 1.0)));
    worker.append(Flights.record(0, 9, "a", Flights.row("a", 2.0)));
    worker.turn(10);
    worker.task().put(List.of(Flights.record(0, 3, "a", Flights.row("a", 1.0))));
    worker.runToEnd();
    assertThat(velocities()).isEqualTo(Map.of("a", 2.0));
    assertThat(worker.groupOffsets()).containsEntry(P0, 10L);
  }

  @Test
  void goesOnFromTheTableWhateverTheGroupsOffsetsSay() {
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).put(0, "a", 1).put(0, "b", 1);
    worker.runToEnd();
    worker.stop();
    worker.groupOffsets().clear();

    flights.put(0, "c", 1);
    worker.start(FaultPoint.NONE);
    assertThat(worker.context().takeRewinds()).isEqualTo(Map.of(P0, 2L));
    worker.runToEnd();
    assertThat(velocities()).isEqualTo(flights.expected());
  }

  @Test
  void movesOnOverDeletesBeforeThereIsATable() {
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).delete(0, "a");
    clock.advance(Duration.ofMinutes(1));
    worker.turn(10);
    assertThat(worker.groupOffsets()).isEmpty();
    flights.put(0, "b", 1);
    worker.runToEnd();
    assertThat(velocities()).isEqualTo(Map.of("b", 1.0));
  }

  @Test
  void takesAColumnThatCameAfterTheCommitWasAskedFor() {
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.turn(10);
    Schema wider =
        SchemaBuilder.struct()
            .field("icao24", Schema.STRING_SCHEMA)
            .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("squawk", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    Struct row = new Struct(wider).put("icao24", "b").put("velocity", 2.0).put("squawk", "7700");
    worker.append(Flights.record(0, 1, "b", row));
    worker.runToEnd();
    Map<String, Map<String, Object>> rows = LakeReader.rows(path, new Configuration());
    assertThat(rows.get("a")).containsEntry("squawk", null);
    assertThat(rows.get("b")).containsEntry("squawk", "7700");
  }

  @Test
  void reportsARecordWhoseColumnHasAnotherTypeAndWritesTheOthers() {
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).put(0, "a", 1);
    Schema other =
        SchemaBuilder.struct()
            .field("icao24", Schema.STRING_SCHEMA)
            .field("velocity", Schema.STRING_SCHEMA)
            .build();
    SinkRecord bad =
        Flights.record(0, 1, "b", new Struct(other).put("icao24", "b").put("velocity", "fast"));
    worker.append(bad);
    flights.put(0, "c", 3);
    worker.runToEnd();
    assertThat(worker.context().errantRecords()).containsOnlyKeys(bad);
    assertThat(velocities()).isEqualTo(flights.expected());
  }

  @Test
  void stopsBeforeItWritesARecordThatWouldChangeATableThatMustNot() throws IOException {
    props.put("schema.evolution", "fail");
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    Schema wider =
        SchemaBuilder.struct()
            .field("icao24", Schema.STRING_SCHEMA)
            .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("squawk", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    worker.append(Flights.record(0, 1, "b", new Struct(wider).put("icao24", "b")));
    assertThatThrownBy(worker::runToEnd)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("column squawk is new or wider, and schema.evolution=fail")
        .hasMessageContaining("topic=flights partition=0 offset=1");
    assertThat(velocities()).containsOnlyKeys("a");
    assertThat(worker.context().errantRecords()).isEmpty();
  }

  @Test
  void stopsAtATruncationAndSaysWhere() {
    SimulatedWorker worker = started(1);
    change(worker, "c", null, "1", null, "north");
    change(worker, "t", null, "1", null, null);
    assertThatThrownBy(worker::runToEnd)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("truncated")
        .hasMessageContaining("topic=flights partition=0 offset=1");
  }

  @Test
  void reportsABadRecordAndGoesOn() {
    SimulatedWorker worker = started(1);
    SinkRecord bad =
        new SinkRecord(Flights.TOPIC, 0, null, null, Flights.SCHEMA, Flights.row("a", 1.0), 0);
    worker.append(bad);
    Flights flights = new Flights(worker).put(0, "b", 1);
    worker.runToEnd();
    assertThat(worker.context().errantRecords()).containsOnlyKeys(bad);
    assertThat(worker.context().errantRecords().get(bad))
        .hasMessageContaining("topic=flights partition=0 offset=0");
    assertThat(velocities()).isEqualTo(flights.expected());
  }

  @Test
  void movesOnOverRecordsThatChangeNothing() {
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.append(
        new SinkRecord(Flights.TOPIC, 0, null, null, Flights.SCHEMA, Flights.row("x", 1.0), 1));
    worker.runToEnd();
    assertThat(worker.groupOffsets()).containsEntry(P0, 2L);
    assertThat(velocities()).containsOnlyKeys("a");
  }

  @Test
  void leavesATableToTheConnectorThatWritesIt() {
    props.put("name", "first");
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();

    props.put("name", "second");
    SimulatedWorker other = new SimulatedWorker(props, clock);
    other.partition(Flights.TOPIC, 0);
    assertThatThrownBy(() -> other.start(FaultPoint.NONE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("is written by connector 'first', not by 'second'");
    props.put("connector.class", HudiSinkConnector.class.getName());
    assertThat(tablePathErrors())
        .singleElement()
        .asString()
        .contains("is written by connector 'first'", "set table.owner");

    props.put("table.owner", "first");
    assertThat(tablePathErrors()).isEmpty();
  }

  private List<String> tablePathErrors() {
    return new HudiSinkConnector()
        .validate(props).configValues().stream()
            .filter(value -> value.name().equals("table.path"))
            .flatMap(value -> value.errorMessages().stream())
            .toList();
  }

  @Test
  void refusesATopicWhoseOffsetsWentBack() {
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1).put(0, "b", 1).put(0, "c", 1);
    worker.runToEnd();
    worker.stop();
    worker.start(FaultPoint.NONE);
    worker.turn(10);
    worker.turn(10);
    // The topic is another one now, and the consumer has started over.
    assertThatThrownBy(
            () -> worker.task().put(List.of(Flights.record(0, 0, "z", Flights.row("z", 9.0)))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Offsets have gone back [topic=flights partition=0 offset=0]");
    assertThat(velocities()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void readsNewPartitionsOfATopicWhereKeysNeverMove() {
    props.put("partitions.changed", "continue");
    SimulatedWorker worker = started(1);
    Flights flights = new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();
    worker.partition(Flights.TOPIC, 1);
    flights.put(1, "b", 2);
    worker.start(FaultPoint.NONE);
    worker.runToEnd();
    assertThat(velocities()).isEqualTo(flights.expected());
  }

  @Test
  void refusesATopicThatGotMorePartitions() {
    SimulatedWorker worker = started(1);
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();
    worker.partition(Flights.TOPIC, 1);
    new Flights(worker).put(1, "a", 2);
    worker.start(FaultPoint.NONE);
    assertThatThrownBy(worker::runToEnd)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Topic flights has 2 partitions, the table was written from 1");
    assertThat(velocities()).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void followsDebeziumThroughKeyAndPartitionChanges() {
    props.put("record.key.fields", "id");
    props.put("partition.fields", "region");
    SimulatedWorker worker = started(1);
    change(worker, "c", null, "1", null, "north");
    change(worker, "c", null, "2", null, "north");
    change(worker, "r", null, "3", null, "south");
    worker.runToEnd();
    change(worker, "u", "north", "1", "1", "south");
    change(worker, "d", "north", "2", "2", null);
    change(worker, "u", "south", "3", "4", "south");
    worker.runToEnd();

    Map<String, Object> regions = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> regions.put(key, row.get("_hoodie_partition_path")));
    assertThat(regions).isEqualTo(Map.of("1", "region=south", "4", "region=south"));
    assertThat(worker.context().errantRecords()).isEmpty();
  }

  private static void change(
      SimulatedWorker worker,
      String op,
      String regionBefore,
      String id,
      String idAfter,
      String region) {
    Schema row =
        SchemaBuilder.struct()
            .optional()
            .field("id", Schema.STRING_SCHEMA)
            .field("region", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    Schema envelope =
        SchemaBuilder.struct()
            .field("before", row)
            .field("after", row)
            .field("source", SchemaBuilder.struct().optional().build())
            .field("op", Schema.STRING_SCHEMA)
            .build();
    Struct value = new Struct(envelope).put("op", op);
    if (regionBefore != null) {
      value.put("before", new Struct(row).put("id", id).put("region", regionBefore));
    }
    if (region != null) {
      value.put(
          "after", new Struct(row).put("id", idAfter == null ? id : idAfter).put("region", region));
    }
    worker.append(
        new SinkRecord(
            Flights.TOPIC,
            0,
            Schema.STRING_SCHEMA,
            id,
            envelope,
            value,
            worker.endOf(Flights.TOPIC, 0)));
  }

  private SimulatedWorker started(int partitions) {
    SimulatedWorker worker = new SimulatedWorker(props, clock);
    for (int i = 0; i < partitions; i++) {
      worker.partition(Flights.TOPIC, i);
    }
    worker.start(FaultPoint.NONE);
    return worker;
  }

  private long commits() throws IOException {
    Path timeline = folder.resolve("flights/.hoodie");
    if (Files.notExists(timeline)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(timeline)) {
      return files.filter(file -> file.toString().endsWith(".commit")).count();
    }
  }

  private Map<String, Double> velocities() {
    Map<String, Double> velocities = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    return velocities;
  }
}
