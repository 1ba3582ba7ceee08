package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.FaultPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How one task and its table stand to topics, offsets and connectors that are not what they were.
 */
class SinkTopicsIT {

  private static final TopicPartition P0 = new TopicPartition(Flights.TOPIC, 0);

  private OneTask task;

  @BeforeEach
  void describeTable(@TempDir Path folder) {
    task = new OneTask(folder);
  }

  @Test
  void leavesATableToTheConnectorThatWritesIt() {
    task.props().put("name", "first");
    SimulatedWorker worker = task.started();
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();

    task.props().put("name", "second");
    SimulatedWorker other = new SimulatedWorker(task.props(), task.clock());
    other.partition(Flights.TOPIC, 0);
    assertThatThrownBy(() -> other.start(FaultPoint.NONE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("is written by connector 'first', not by 'second'");
    task.props().put("connector.class", HudiSinkConnector.class.getName());
    assertThat(tablePathErrors())
        .singleElement()
        .asString()
        .contains("is written by connector 'first'", "set table.owner");

    task.props().put("table.owner", "first");
    assertThat(tablePathErrors()).isEmpty();
  }

  @Test
  void refusesATopicWhoseOffsetsWentBack() {
    SimulatedWorker worker = task.started();
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
    assertThat(task.velocities()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void readsNewPartitionsOfATopicWhereKeysNeverMove() {
    task.props().put("partitions.changed", "continue");
    SimulatedWorker worker = task.started();
    Flights flights = new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();
    worker.partition(Flights.TOPIC, 1);
    flights.put(1, "b", 2);
    worker.start(FaultPoint.NONE);
    worker.runToEnd();
    assertThat(task.velocities()).isEqualTo(flights.expected());
  }

  @Test
  void refusesATopicThatGotMorePartitions() {
    SimulatedWorker worker = task.started();
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    worker.stop();
    worker.partition(Flights.TOPIC, 1);
    new Flights(worker).put(1, "a", 2);
    worker.start(FaultPoint.NONE);
    assertThatThrownBy(worker::runToEnd)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Topic flights has 2 partitions, the table was written from 1");
    assertThat(task.velocities()).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void goesOnFromTheTableWhateverTheGroupsOffsetsSay() {
    SimulatedWorker worker = task.started();
    Flights flights = new Flights(worker).put(0, "a", 1).put(0, "b", 1);
    worker.runToEnd();
    worker.stop();
    worker.groupOffsets().clear();

    flights.put(0, "c", 1);
    worker.start(FaultPoint.NONE);
    assertThat(worker.context().takeRewinds()).isEqualTo(Map.of(P0, 2L));
    worker.runToEnd();
    assertThat(task.velocities()).isEqualTo(flights.expected());
  }

  private List<String> tablePathErrors() {
    return new HudiSinkConnector()
        .validate(task.props()).configValues().stream()
            .filter(value -> value.name().equals("table.path"))
            .flatMap(value -> value.errorMessages().stream())
            .toList();
  }
}
