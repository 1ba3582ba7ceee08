package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.FakeDatabase.Fault;
import io.tributary.connect.jdbcagg.config.FlushSettings;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.hive.SeveralTables;
import io.tributary.connect.jdbcagg.hive.StatementTable;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Tables that each keep offsets of their own, filled by one task. */
class SeveralTablesTest {

  private static final TopicPartition P0 = new TopicPartition(Flight.TOPIC, 0);
  private static final TopicPartition BUSES = new TopicPartition("buses", 0);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:00Z"));
  private final FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of()).tolerateErrors();
  private final TaskMeter meter = new TaskMeter(clock);
  private Fault fault = Fault.NONE;
  private final FakeDatabase first = new FakeDatabase(() -> Fault.NONE);
  private final FakeDatabase second = new FakeDatabase(() -> fault);

  @Test
  void writesEachTableWithTheOffsetsOfWhatItHolds() {
    StartedJdbcAggSinkTask task = opened();
    task.put(List.of(flight(0), flight(1), flight(2)));

    assertThat(first.offsets()).containsExactly(Map.entry(P0, 3L));
    assertThat(second.offsets()).containsExactly(Map.entry(P0, 3L));
    assertThat(flights(first)).isEqualTo(3);
    assertThat(flights(second)).isEqualTo(3);
    assertThat(task.durableOffsets().get(P0).offset()).isEqualTo(3);
  }

  @Test
  void aTaskLostBetweenTwoTablesIsFollowedByOneThatReadsOnAtTheLeastOffset() {
    StartedJdbcAggSinkTask lost = opened();
    lost.put(List.of(flight(0), flight(1), flight(2)));
    fault = Fault.LOST_BEFORE_COMMIT;
    lost.put(List.of(flight(3), flight(4), flight(5)));
    assertThat(lost.durableOffsets().get(P0).offset()).isEqualTo(3);
    assertThat(first.offsets()).containsExactly(Map.entry(P0, 6L));
    assertThat(second.offsets()).containsExactly(Map.entry(P0, 3L));

    fault = Fault.NONE;
    StartedJdbcAggSinkTask next = opened();
    assertThat(context.takeRewinds()).containsExactly(Map.entry(P0, 3L));
    next.put(List.of(flight(3), flight(4)));
    next.put(List.of(flight(5), flight(6)));

    assertThat(first.offsets()).containsExactly(Map.entry(P0, 7L));
    assertThat(second.offsets()).containsExactly(Map.entry(P0, 7L));
    assertThat(flights(first)).isEqualTo(7);
    assertThat(flights(second)).isEqualTo(7);
  }

  @Test
  void writesTheTableThatFailedAloneOnceItCanBe() {
    StartedJdbcAggSinkTask task = opened();
    fault = Fault.LOST_BEFORE_COMMIT;
    task.put(List.of(flight(0), flight(1), flight(2)));
    assertThatThrownBy(() -> task.put(List.of(flight(3)))).isInstanceOf(RetriableException.class);
    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(List.of(flight(3)));

    assertThat(first.flushes()).isEqualTo(1);
    assertThat(flights(first)).isEqualTo(3);
    assertThat(flights(second)).isEqualTo(3);
    assertThat(task.durableOffsets().get(P0).offset()).isEqualTo(3);
  }

  @Test
  void startsOverWhereATableGaveNoAnswer() {
    for (Fault each : List.of(Fault.COMMITTED_WITHOUT_ANSWER, Fault.LOST_AT_COMMIT)) {
      long from = first.offsets().getOrDefault(P0, 0L);
      StartedJdbcAggSinkTask task = opened();
      context.takeRewinds();
      fault = each;
      task.put(List.of(flight(from), flight(from + 1), flight(from + 2)));
      fault = Fault.NONE;
      long least = second.offsets().getOrDefault(P0, 0L);
      assertThat(context.takeRewinds()).containsExactly(Map.entry(P0, least));
      for (long offset = least; offset < from + 6; offset++) {
        task.put(List.of(flight(offset)));
      }
      clock.advance(Duration.ofSeconds(1));
      task.put(List.of());
      assertThat(flights(first)).isEqualTo((int) from + 6);
      assertThat(flights(second)).isEqualTo((int) from + 6);
    }
  }

  @Test
  void aTableThatComesLaterTakesTheTopicFromItsBeginning() {
    first.offsets().put(P0, 500L);
    StartedJdbcAggSinkTask task = opened();
    assertThat(context.takeRewinds()).containsExactly(Map.entry(P0, 0L));
    task.put(List.of(flight(100), flight(101), flight(102)));
    assertThat(first.offsets()).containsExactly(Map.entry(P0, 500L));
    assertThat(second.offsets()).containsExactly(Map.entry(P0, 103L));
    task.put(List.of(flight(499), flight(500), flight(501)));

    assertThat(first.offsets()).containsExactly(Map.entry(P0, 502L));
    assertThat(second.offsets()).containsExactly(Map.entry(P0, 502L));
    assertThat(flights(first)).isEqualTo(2);
    assertThat(flights(second)).isEqualTo(6);
  }

  @Test
  void stopsIfTheTopicGoesBackBehindTheLeastOffset() {
    first.offsets().put(P0, 10L);
    second.offsets().put(P0, 5L);
    StartedJdbcAggSinkTask task = opened();
    task.put(List.of(flight(5)));

    assertThatThrownBy(() -> task.put(List.of(flight(4))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("LOST_STATE")
        .hasMessageContaining("has offset 4 although reading was to go on at 5");
  }

  @Test
  void aRecordThatDoesNotFitOneStatementCountsInNoneAlsoWhereOneHasPassedIt() {
    first.offsets().put(P0, 9L);
    second.offsets().put(P0, 0L);
    StartedJdbcAggSinkTask task =
        opened(
            Flight.sql("t0")
                + ";"
                + Flight.sql("t1")
                    .replace(
                        "SUM(velocity) AS total, AVG(velocity) AS average",
                        "MIN(velocity) AS total"));
    Flight tooFast = new Flight(0, 1, Flight.START_MS, "a", false, 1e18, 1L, "x");
    task.put(List.of(flight(0), tooFast.withSchema(), flight(2)));

    assertThat(context.errantRecords()).hasSize(1);
    assertThat(flights(second)).isEqualTo(2);
  }

  @Test
  void aTableKeepsOffsetsOfTheTopicThatItsStatementReads() {
    SeveralTables tables =
        new SeveralTables(
            List.of(
                new StatementTable("t0", Flight.TOPIC, first, first, first),
                new StatementTable("t1", "buses", second, second, second)));
    StartedJdbcAggSinkTask task =
        task(
            tables,
            Flight.sql("t0") + ";" + Flight.sql("t1").replace("FROM flights", "FROM buses"));
    TopicPartition unread = new TopicPartition("trams", 0);
    task.open(List.of(P0, BUSES, unread));
    task.put(List.of(flight(0), of(BUSES, flight(7)), of(unread, flight(3))));

    assertThat(first.offsets()).containsExactly(Map.entry(P0, 1L));
    assertThat(second.offsets()).containsExactly(Map.entry(BUSES, 8L));
    assertThat(task.durableOffsets()).hasSize(3);
    task.put(List.of(of(unread, flight(4)), of(unread, flight(5)), of(unread, flight(6))));
    assertThat(first.flushes() + second.flushes()).isEqualTo(2);
  }

  private static long flights(FakeDatabase database) {
    return database.table().values().stream().mapToLong(Recomputation::flights).sum();
  }

  private static SinkRecord flight(long offset) {
    return new Flight(0, offset, Flight.START_MS, "a", false, 1.5, 1L, "x").withSchema();
  }

  private static SinkRecord of(TopicPartition partition, SinkRecord record) {
    return new SinkRecord(
        partition.topic(),
        partition.partition(),
        null,
        null,
        record.valueSchema(),
        record.value(),
        record.kafkaOffset(),
        record.timestamp(),
        record.timestampType());
  }

  private StartedJdbcAggSinkTask opened() {
    return opened(Flight.sql("t0") + ";" + Flight.sql("t1"));
  }

  private StartedJdbcAggSinkTask opened(String sql) {
    StartedJdbcAggSinkTask task =
        task(FakeDatabase.several(Flight.TOPIC, List.of(first, second)), sql);
    task.open(List.of(P0));
    return task;
  }

  private StartedJdbcAggSinkTask task(SeveralTables tables, String sql) {
    Folds folds = FakeDatabase.folds(sql, tables);
    FlushCycle cycle =
        new FlushCycle(
            folds,
            new FlushSettings(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new FlushCycle.Ports(tables, tables, context, meter),
            clock,
            new Random(1));
    return new StartedJdbcAggSinkTask(
        context,
        new StartedJdbcAggSinkTask.Parts(
            folds, FakeDatabase.WINDOWS, cycle, false, meter, Unshown.metrics(clock), () -> {}));
  }
}
