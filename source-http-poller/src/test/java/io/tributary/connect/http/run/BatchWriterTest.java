package io.tributary.connect.http.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

  private static final Map<String, Object> BEFORE = Map.of("at", "before");
  private static final Map<String, Object> BEHIND = Map.of("at", "behind");
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Handoff handoff = new Handoff(100);
  private final AtomicInteger taken = new AtomicInteger();

  @Test
  void onlyTheLastRecordOfATransactionLeadsBehindIt() throws Exception {
    write(writer(3), 7).commit(BEHIND);

    List<Batch> batches = List.of(take(), take(), take());
    assertThat(batches).extracting(batch -> batch.records().size()).containsExactly(3, 3, 1);
    assertThat(batches)
        .extracting(Batch::ending)
        .containsExactly(Batch.Ending.OPEN, Batch.Ending.OPEN, Batch.Ending.COMMIT);
    List<SourceRecord> records = new ArrayList<>();
    batches.forEach(batch -> records.addAll(batch.records()));
    assertThat(records).extracting(SourceRecord::value).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(records.subList(0, 6)).allMatch(record -> record.sourceOffset().equals(BEFORE));
    assertThat(records.get(6).sourceOffset()).isEqualTo(BEHIND);
    assertThat(records.get(6).headers().lastWithName("h").value()).isEqualTo("kept");
  }

  @Test
  void handsNothingOverBeforeABatchIsFull() throws Exception {
    BatchWriter writer = write(writer(3), 3);
    assertThat(handoff.take(SOON)).isNull();

    writer.commit(BEHIND);
    assertThat(take().records()).hasSize(3);
  }

  @Test
  void aTransactionWithoutRecordsHandsNothingOver() throws Exception {
    assertThat(writer(3).commit(BEHIND)).isFalse();
    assertThat(handoff.take(SOON)).isNull();
  }

  @Test
  void takesBackWhatWasHandedOverOfATransactionThatBroke() throws Exception {
    write(writer(3), 5).abort();

    assertThat(take().ending()).isEqualTo(Batch.Ending.OPEN);
    Batch end = take();
    assertThat(end.ending()).isEqualTo(Batch.Ending.ABORT);
    assertThat(end.last().sourceOffset()).isEqualTo(BEFORE);
    assertThat(taken).hasValue(0);
  }

  @Test
  void hasNothingToTakeBackOfATransactionThatBrokeWithinItsFirstBatch() throws Exception {
    write(writer(3), 2).abort();

    assertThat(handoff.take(SOON)).isNull();
  }

  @Test
  void recordsOfTwoTransactionsNeverMix() throws Exception {
    BatchWriter first = write(writer(2), 3);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> write(writer(2), 4).commit(BEHIND));
    assertThat(take().ending()).isEqualTo(Batch.Ending.OPEN);
    assertThat(handoff.take(SOON)).isNull();

    first.commit(BEHIND);
    assertThat(take().ending()).isEqualTo(Batch.Ending.COMMIT);
    assertThat(take().ending()).isEqualTo(Batch.Ending.OPEN);
    assertThat(take().ending()).isEqualTo(Batch.Ending.COMMIT);
    second.get();
  }

  @Test
  void waitsForRoomAndGivesUpWhenTheTaskStops() throws Exception {
    Handoff small = new Handoff(2);
    BatchWriter writer = new BatchWriter(small, 2, taken::incrementAndGet);
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(writer, 10));
    assertThat(small.take(LATER)).isNotNull();
    assertThat(writing).isNotDone();

    small.stop();
    assertThatThrownBy(writing::join)
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
            thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
  }

  @Test
  void aBatchThatIsLargerThanAllRoomIsTakenAllTheSame() throws Exception {
    Handoff small = new Handoff(2);
    new BatchWriterOf(small, 5).commit();

    assertThat(small.take(LATER).records()).hasSize(5);
    new BatchWriterOf(small, 5).commit();
    assertThat(small.take(LATER).records()).hasSize(5);
  }

  @Test
  void aFailureEndsTheTask() {
    handoff.fail(new ConnectException("mend me"));

    assertThatThrownBy(() -> handoff.take(LATER)).hasMessage("mend me");
  }

  private record BatchWriterOf(Handoff handoff, int records) {
    void commit() {
      write(new BatchWriter(handoff, records, () -> {}), records).commit(BEHIND);
    }
  }

  private Batch take() throws InterruptedException {
    Batch batch = handoff.take(LATER);
    batch.onTaken().run();
    return batch;
  }

  private BatchWriter writer(int maxRecords) {
    return new BatchWriter(handoff, maxRecords, taken::incrementAndGet);
  }

  private static BatchWriter write(BatchWriter writer, int count) {
    for (int i = 0; i < count; i++) {
      SourceRecord record =
          new SourceRecord(Map.of("endpoint", "e"), BEFORE, "topic", null, null, null, null, i);
      record.headers().addString("h", "kept");
      writer.record(record);
    }
    return writer;
  }
}
