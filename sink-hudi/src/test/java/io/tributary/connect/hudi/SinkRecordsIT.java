package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one task makes of the records that it is given. */
class SinkRecordsIT {

  private static final TopicPartition P0 = new TopicPartition(Flights.TOPIC, 0);

  private OneTask task;

  @BeforeEach
  void describeTable(@TempDir Path folder) {
    task = new OneTask(folder);
  }

  @Test
  void takesAColumnThatCameAfterTheCommitWasAskedFor() {
    SimulatedWorker worker = task.started();
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
    Map<String, Map<String, Object>> rows = task.rows();
    assertThat(rows.get("a")).containsEntry("squawk", null);
    assertThat(rows.get("b")).containsEntry("squawk", "7700");
  }

  @Test
  void reportsARecordWhoseColumnHasAnotherTypeAndWritesTheOthers() {
    SimulatedWorker worker = task.started();
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
    assertThat(task.velocities()).isEqualTo(flights.expected());
  }

  @Test
  void stopsBeforeItWritesARecordThatWouldChangeATableThatMustNot() throws IOException {
    task.props().put("schema.evolution", "fail");
    SimulatedWorker worker = task.started();
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
    assertThat(task.velocities()).containsOnlyKeys("a");
    assertThat(worker.context().errantRecords()).isEmpty();
  }

  @Test
  void stopsAtATruncationAndSaysWhere() {
    SimulatedWorker worker = task.started();
    change(worker, "c", null, "1", null, "north");
    change(worker, "t", null, "1", null, null);
    assertThatThrownBy(worker::runToEnd)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("truncated")
        .hasMessageContaining("topic=flights partition=0 offset=1");
  }

  @Test
  void reportsABadRecordAndGoesOn() {
    SimulatedWorker worker = task.started();
    SinkRecord bad =
        new SinkRecord(Flights.TOPIC, 0, null, null, Flights.SCHEMA, Flights.row("a", 1.0), 0);
    worker.append(bad);
    Flights flights = new Flights(worker).put(0, "b", 1);
    worker.runToEnd();
    assertThat(worker.context().errantRecords()).containsOnlyKeys(bad);
    assertThat(worker.context().errantRecords().get(bad))
        .hasMessageContaining("topic=flights partition=0 offset=0");
    assertThat(task.velocities()).isEqualTo(flights.expected());
  }

  @Test
  void movesOnOverRecordsThatChangeNothing() {
    SimulatedWorker worker = task.started();
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.append(
        new SinkRecord(Flights.TOPIC, 0, null, null, Flights.SCHEMA, Flights.row("x", 1.0), 1));
    worker.runToEnd();
    assertThat(worker.groupOffsets()).containsEntry(P0, 2L);
    assertThat(task.velocities()).containsOnlyKeys("a");
  }

  @Test
  void followsDebeziumThroughKeyAndPartitionChanges() {
    task.props().put("record.key.fields", "id");
    task.props().put("partition.fields", "region");
    SimulatedWorker worker = task.started();
    change(worker, "c", null, "1", null, "north");
    change(worker, "c", null, "2", null, "north");
    change(worker, "r", null, "3", null, "south");
    worker.runToEnd();
    change(worker, "u", "north", "1", "1", "south");
    change(worker, "d", "north", "2", "2", null);
    change(worker, "u", "south", "3", "4", "south");
    worker.runToEnd();

    Map<String, Object> regions = new TreeMap<>();
    task.rows().forEach((key, row) -> regions.put(key, row.get("_hoodie_partition_path")));
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
}
