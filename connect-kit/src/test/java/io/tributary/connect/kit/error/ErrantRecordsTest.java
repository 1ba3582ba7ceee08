package io.tributary.connect.kit.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrantRecordsTest {

  private static final SinkRecord RENAMED =
      new SinkRecord(
          "after",
          9,
          null,
          null,
          null,
          "secret",
          42,
          null,
          TimestampType.NO_TIMESTAMP_TYPE,
          null,
          "before",
          3,
          41);

  @Test
  void handsTheRecordToTheReporterWithItsOriginalCoordinates() {
    List<Throwable> reported = new ArrayList<>();

    ErrantRecords.from(
            context(
                (record, cause) -> {
                  reported.add(cause);
                  return CompletableFuture.completedFuture(null);
                }))
        .report(RENAMED, new DataException("field 'a' is missing"));

    assertThat(reported)
        .singleElement()
        .satisfies(
            cause ->
                assertThat(cause)
                    .hasMessage("field 'a' is missing [topic=before partition=3 offset=41]"));
  }

  @Test
  void failsTheTaskWhereNothingToleratesErrors() {
    assertThatThrownBy(
            () -> ErrantRecords.from(context(null)).report(RENAMED, new DataException("bad")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic=before partition=3 offset=41")
        .hasMessageNotContaining("secret");
  }

  @Test
  void waitsForTheQueueOnlyWhenAsked() throws Exception {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    ErrantRecords errant = ErrantRecords.from(context((record, cause) -> acknowledged));
    errant.report(RENAMED, new DataException("bad"));
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(errant::awaitAcknowledged);
    assertThat(waiting).isNotDone();

    acknowledged.complete(null);

    waiting.get(10, TimeUnit.SECONDS);
    errant.awaitAcknowledged();
  }

  @Test
  void failsTheTaskWhereTheQueueDoesNotTakeTheRecord() {
    ErrantRecords errant =
        ErrantRecords.from(
            context(
                (record, cause) ->
                    CompletableFuture.failedFuture(new RecordTooLargeException("2 MB"))));
    errant.report(RENAMED, new DataException("bad"));

    assertThatThrownBy(errant::awaitAcknowledged)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("dead letter queue")
        .hasMessageNotContaining("secret")
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }

  /** The interface gains methods with each Connect version, so it is answered by name. */
  private static SinkTaskContext context(@Nullable ErrantRecordReporter reporter) {
    return (SinkTaskContext)
        Proxy.newProxyInstance(
            ErrantRecordsTest.class.getClassLoader(),
            new Class<?>[] {SinkTaskContext.class},
            (proxy, method, args) -> {
              if (method.getName().equals("errantRecordReporter")) {
                return reporter;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
