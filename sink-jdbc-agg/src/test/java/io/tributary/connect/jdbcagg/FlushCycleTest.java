package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.FakeDatabase.Fault;
import io.tributary.connect.jdbcagg.config.FlushSettings;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class FlushCycleTest {

  private static final TopicPartition P0 = new TopicPartition(Flight.TOPIC, 0);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:00Z"));
  private final FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of());
  private Fault fault = Fault.NONE;
  private final FakeDatabase database = new FakeDatabase(() -> fault);
  private final TaskMeter meter = new TaskMeter(clock);
  private final StartedJdbcAggSinkTask task = task();

  @Test
  void flushesWhenEnoughRecordsAreInMemory() {
    task.open(List.of(P0));
    task.put(List.of(flight(0), flight(1)));
    assertThat(database.flushes()).isZero();
    task.put(List.of(flight(2)));

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 3L));
    assertThat(task.durableOffsets()).hasSize(1);
    assertThat(context.commitRequests()).isEqualTo(1);
  }

  @Test
  void flushesOnTheTickWhenTheOldestRecordIsOldEnough() {
    task.open(List.of(P0));
    task.put(List.of(flight(0)));
    assertThat(context.timeoutsMs()).containsExactly(1000L);
    clock.advance(Duration.ofMillis(999));
    task.put(List.of());
    assertThat(database.flushes()).isZero();
    clock.advance(Duration.ofMillis(1));
    task.put(List.of());

    assertThat(database.flushes()).isEqualTo(1);
  }

  @Test
  void asksForNoTickWhenNothingIsInMemory() {
    task.open(List.of(P0));
    task.put(List.of());

    assertThat(context.timeoutsMs()).isEmpty();
  }

  @Test
  void keepsMemoryAndTriesAgainAfterAFaultThatPasses() {
    task.open(List.of(P0));
    fault = Fault.LOST_BEFORE_COMMIT;
    task.put(List.of(flight(0), flight(1), flight(2)));
    List<SinkRecord> next = List.of(flight(3), flight(4), flight(5));
    assertThatThrownBy(() -> task.put(next)).isInstanceOf(RetriableException.class);
    assertThat(task.durableOffsets()).isEmpty();
    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(next);

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 6L));
    assertThat(database.table().values()).singleElement().extracting("flights").isEqualTo(6L);
  }

  @Test
  void failsOnceTheFaultHasLastedTooLong() {
    task.open(List.of(P0));
    fault = Fault.LOST_BEFORE_COMMIT;
    task.put(List.of(flight(0), flight(1), flight(2)));
    clock.advance(Duration.ofSeconds(61));

    assertThatThrownBy(() -> task.put(List.of()))
        .isInstanceOf(ConnectException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasMessageContaining("retry.timeout.ms=60000");
  }

  @Test
  void doesNotCountTwiceWhatWasCommittedWithoutAnAnswer() {
    task.open(List.of(P0));
    fault = Fault.COMMITTED_WITHOUT_ANSWER;
    task.put(List.of(flight(0), flight(1), flight(2)));
    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(List.of(flight(3), flight(4), flight(5)));

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 6L));
    assertThat(database.table().values()).singleElement().extracting("flights").isEqualTo(6L);
  }

  @Test
  void writesAgainWhatAnUnansweredCommitLost() {
    task.open(List.of(P0));
    fault = Fault.LOST_AT_COMMIT;
    task.put(List.of(flight(0), flight(1), flight(2)));
    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(List.of());

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 3L));
    assertThat(database.table().values()).singleElement().extracting("flights").isEqualTo(3L);
  }

  @Test
  void dropsItsMemoryAndReadsOnBehindWhoFencedIt() {
    task.open(List.of(P0));
    task.put(List.of(flight(0)));
    database.offsets().put(P0, 2L);
    task.put(List.of(flight(1), flight(2)));

    assertThat(context.takeRewinds()).containsExactly(Map.entry(P0, 2L));
    task.put(List.of(flight(2), flight(3), flight(4)));
    assertThat(database.offsets()).containsExactly(Map.entry(P0, 5L));
    assertThat(database.table().values()).singleElement().extracting("flights").isEqualTo(3L);
  }

  @Test
  void readsTheLedgerLaterIfTheDatabaseIsAwayAtOpen() {
    database.offsets().put(P0, 7L);
    fault = Fault.OUT_OF_REACH;
    task.open(List.of(P0));
    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(List.of(flight(3)));

    assertThat(context.takeRewinds()).containsExactly(Map.entry(P0, 7L));
    assertThat(database.flushes()).isZero();
  }

  @Test
  void writesWhatItHoldsWhenPartitionsAreRevoked() {
    task.open(List.of(P0));
    task.put(List.of(flight(0)));
    task.close(List.of(P0));

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 1L));
    assertThat(task.durableOffsets()).isEmpty();
  }

  @Test
  void movesOnOverRecordsThatTheFilterLeavesOut() {
    task.open(List.of(P0));
    Flight grounded = new Flight(0, 0, Flight.START_MS, "a", true, 1.0, 1L, "x");
    task.put(List.of(grounded.withSchema(), flight(1), flight(2)));

    assertThat(database.offsets()).containsExactly(Map.entry(P0, 3L));
    assertThat(database.table().values()).singleElement().extracting("flights").isEqualTo(2L);
  }

  @Test
  void countsRecordsAndFlushesAndTellsHowOldTheNewestRecordWas() {
    task.open(List.of(P0));
    task.put(List.of(at(flight(0), -9), at(flight(1), -4)));
    assertThat(gauge("records-total")).isEqualTo(2L);
    assertThat(gauge("records-waiting")).isEqualTo(2L);
    assertThat(gauge("flushes-total")).isEqualTo(0L);

    clock.advance(Duration.ofSeconds(1));
    task.put(List.of());
    assertThat(gauge("records-waiting")).isEqualTo(0L);
    assertThat(gauge("flushes-total")).isEqualTo(1L);
    assertThat(gauge("rows-flushed-total")).isEqualTo(1L);
    assertThat(gauge("event-time-lag-ms")).isEqualTo(5_000L);
    assertThat(gauge("database-failures-total")).isEqualTo(0L);
  }

  @Test
  void tellsForHowLongTheDatabaseHasFailedUntilItWorksAgain() {
    task.open(List.of(P0));
    fault = Fault.LOST_AT_COMMIT;
    task.put(List.of(flight(0), flight(1), flight(2)));
    fault = Fault.OUT_OF_REACH;
    clock.advance(LONGEST_BACKOFF);
    assertThatThrownBy(() -> task.put(List.of(flight(3)))).isInstanceOf(RetriableException.class);
    assertThat(gauge("commits-unanswered-total")).isEqualTo(1L);
    assertThat(gauge("database-failures-total")).isEqualTo(2L);
    assertThat(gauge("database-failing-ms")).isEqualTo(LONGEST_BACKOFF.toMillis());

    fault = Fault.NONE;
    clock.advance(LONGEST_BACKOFF);
    task.put(List.of(flight(3)));
    assertThat(gauge("database-failing-ms")).isEqualTo(0L);
    assertThat(gauge("flushes-total")).isEqualTo(1L);
  }

  @Test
  void countsFlushesThatOthersOvertook() {
    task.open(List.of(P0));
    task.put(List.of(flight(0)));
    database.offsets().put(P0, 2L);
    task.put(List.of(flight(1), flight(2)));

    assertThat(gauge("flushes-fenced-total")).isEqualTo(1L);
    assertThat(gauge("flushes-total")).isEqualTo(0L);
  }

  private Object gauge(String name) {
    return meter.gauges().value(name);
  }

  private SinkRecord at(SinkRecord record, long seconds) {
    return new SinkRecord(
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        record.valueSchema(),
        record.value(),
        record.kafkaOffset(),
        clock.instant().plusSeconds(seconds).toEpochMilli(),
        TimestampType.CREATE_TIME);
  }

  private static SinkRecord flight(long offset) {
    return new Flight(0, offset, Flight.START_MS, "a", false, 1.5, 1L, "x").withSchema();
  }

  private StartedJdbcAggSinkTask task() {
    Folds folds = FakeDatabase.folds(Flight.sql("t"), database);
    FlushCycle cycle =
        new FlushCycle(
            folds,
            new FlushSettings(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new FlushCycle.Ports(database, database, context, meter),
            clock,
            new Random(1));
    return new StartedJdbcAggSinkTask(
        context,
        new StartedJdbcAggSinkTask.Parts(
            folds, FakeDatabase.WINDOWS, cycle, false, meter, Unshown.metrics(clock), () -> {}));
  }
}
