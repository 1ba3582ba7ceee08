package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When one task commits its records, seen from the worker's side and in the table. */
class SinkTaskIT {

  private static final TopicPartition P0 = new TopicPartition(Flights.TOPIC, 0);

  private OneTask task;

  @BeforeEach
  void describeTable(@TempDir Path folder) {
    task = new OneTask(folder);
  }

  @Test
  void commitsWhenTheIntervalIsOverAndAsksToBeCalledThen() throws IOException {
    SimulatedWorker worker = task.started();
    Flights flights = new Flights(worker).put(0, "a", 1);
    worker.turn(10);
    assertThat(worker.context().timeoutsMs()).last().isEqualTo(1_000L);
    assertThat(task.commits()).isZero();

    task.clock().advance(Duration.ofMillis(999));
    worker.turn(10);
    assertThat(task.commits()).isZero();
    task.clock().advance(Duration.ofMillis(1));
    worker.turn(10);
    assertThat(task.velocities()).isEqualTo(flights.expected());
    assertThat(worker.groupOffsets()).containsEntry(P0, 1L);
    assertThat(worker.context().commitRequests()).isEqualTo(1);
  }

  @Test
  void commitsNothingWhileNothingComes() throws IOException {
    SimulatedWorker worker = task.started();
    new Flights(worker).put(0, "a", 1);
    worker.runToEnd();
    int asked = worker.context().timeoutsMs().size();
    for (int i = 0; i < 5; i++) {
      task.clock().advance(Duration.ofMinutes(1));
      worker.turn(10);
    }
    assertThat(task.commits()).isEqualTo(1);
    assertThat(worker.context().timeoutsMs()).hasSize(asked);
  }

  @Test
  void commitsAtOnceWhenTooManyRowsWait() {
    task.props().put("commit.max.records", "3");
    SimulatedWorker worker = task.started();
    Flights flights = new Flights(worker).put(0, "a", 1).put(0, "b", 2).put(0, "c", 3);
    worker.turn(10);
    assertThat(task.velocities()).isEqualTo(flights.expected());
    assertThat(worker.context().paused()).isEmpty();
  }

  @Test
  void keepsTheLastRecordOfEachKeyInABatch() {
    SimulatedWorker worker = task.started();
    Flights flights =
        new Flights(worker)
            .put(0, "a", 1)
            .delete(0, "a")
            .put(0, "a", 2)
            .put(0, "b", 1)
            .delete(0, "b");
    worker.runToEnd();
    assertThat(task.velocities()).isEqualTo(flights.expected()).containsOnlyKeys("a");
  }

  @Test
  void dropsWhatIsDeliveredAgainAndTakesGaps() {
    SimulatedWorker worker = task.started();
    worker.append(Flights.record(0, 3, "a", Flights.row("a", 1.0)));
    worker.append(Flights.record(0, 9, "a", Flights.row("a", 2.0)));
    worker.turn(10);
    worker.task().put(List.of(Flights.record(0, 3, "a", Flights.row("a", 1.0))));
    worker.runToEnd();
    assertThat(task.velocities()).isEqualTo(Map.of("a", 2.0));
    assertThat(worker.groupOffsets()).containsEntry(P0, 10L);
  }

  @Test
  void movesOnOverDeletesBeforeThereIsATable() {
    SimulatedWorker worker = task.started();
    Flights flights = new Flights(worker).delete(0, "a");
    task.clock().advance(Duration.ofMinutes(1));
    worker.turn(10);
    assertThat(worker.groupOffsets()).isEmpty();
    flights.put(0, "b", 1);
    worker.runToEnd();
    assertThat(task.velocities()).isEqualTo(Map.of("b", 1.0));
  }
}
