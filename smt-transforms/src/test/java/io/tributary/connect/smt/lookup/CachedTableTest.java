package io.tributary.connect.smt.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.metrics.TableMetrics;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/** Rows that are asked for one by one. */
class CachedTableTest {

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final Source source = new Source();
  private final TableMetrics metrics = new TableMetrics();

  /** A table that notes what it is asked. */
  private static final class Source implements KeyedReader {
    private final Map<Object, List<Object>> rows = new HashMap<>();
    private final List<Object> asked = new ArrayList<>();
    private UnreadableTableException failure;
    private CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void read(Object[] parts, RowReader.RowSink sink) throws UnreadableTableException {
      synchronized (asked) {
        asked.add(parts[0]);
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (failure != null) {
        throw failure;
      }
      for (Object value : rows.getOrDefault(parts[0], List.of())) {
        sink.add(new Object[] {parts[0], value});
      }
    }

    @Override
    public void close() {}
  }

  private CachedTable table(int maxRows, boolean keepsMissing, Duplicates duplicates) {
    OutputSchema columns = OutputSchema.compile("name STRING", null, new Problems());
    return new CachedTable(
        new TableRef.SqlTable("t"),
        source,
        new RowShape(List.of("id"), columns.columns(), new KeyRules(false, KeyCase.EXACT, false)),
        new CacheSettings(maxRows, Duration.ofSeconds(10), keepsMissing),
        duplicates,
        new CachedTable.Observer(metrics, clock));
  }

  @Test
  void asksOnceUntilTheRowIsOld() {
    source.rows.put(1L, List.of("one"));
    CachedTable table = table(10, true, Duplicates.FAIL);

    assertThat(table.find(1L)).containsExactly("one");
    assertThat(table.find(1L)).containsExactly("one");
    assertThat(source.asked).containsExactly(1L);
    source.rows.put(1L, List.of("uno"));
    clock.advance(Duration.ofSeconds(11));

    assertThat(table.find(1L)).containsExactly("uno");
    assertThat(metrics.gauges().value("reads-total")).isEqualTo(2L);
    assertThat(metrics.gauges().value("hits-total")).isEqualTo(3L);
  }

  @Test
  void remembersThatThereIsNoRowIfTold() {
    CachedTable remembering = table(10, true, Duplicates.FAIL);
    assertThat(remembering.find(1L)).isNull();
    assertThat(remembering.find(1L)).isNull();
    assertThat(source.asked).hasSize(1);

    CachedTable asking = table(10, false, Duplicates.FAIL);
    assertThat(asking.find(1L)).isNull();
    source.rows.put(1L, List.of("one"));
    assertThat(asking.find(1L)).containsExactly("one");
  }

  @Test
  void forgetsTheRowUnusedLongest() {
    for (long id = 1; id <= 3; id++) {
      source.rows.put(id, List.of("row " + id));
    }
    CachedTable table = table(2, true, Duplicates.FAIL);
    table.find(1L);
    table.find(2L);
    table.find(1L);
    table.find(3L);
    source.asked.clear();

    table.find(1L);
    table.find(2L);

    assertThat(source.asked).containsExactly(2L);
    assertThat(metrics.gauges().value("rows")).isEqualTo(2L);
  }

  @Test
  void asksOnceForTasksThatAskTogether() throws Exception {
    source.rows.put(1L, List.of("one"));
    source.gate = new CountDownLatch(1);
    CachedTable table = table(10, true, Duplicates.FAIL);
    ExecutorService tasks = Executors.newFixedThreadPool(4);
    try {
      List<Future<Object[]>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(tasks.submit(() -> table.find(1L)));
      }
      source.gate.countDown();

      for (Future<Object[]> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).containsExactly("one");
      }
      assertThat(source.asked).hasSize(1);
    } finally {
      tasks.shutdownNow();
    }
  }

  @Test
  void saysWhetherAFailureMayPassAndAsksAgain() {
    CachedTable table = table(10, true, Duplicates.FAIL);
    source.failure = UnreadableTableException.forNow("reading t failed");
    assertThatThrownBy(() -> table.find(1L))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("errors.retry.timeout");
    source.failure = UnreadableTableException.untilMended("there is no t");
    assertThatThrownBy(() -> table.find(1L))
        .isInstanceOf(ConnectException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasMessageContaining("there is no t");
    source.failure = null;
    source.rows.put(1L, List.of("one"));

    assertThat(table.find(1L)).containsExactly("one");
    assertThat(metrics.gauges().value("read-failures-total")).isEqualTo(2L);
  }

  @Test
  void choosesAmongSeveralRowsAsTold() {
    source.rows.put(1L, List.of("a", "b"));

    assertThat(table(10, true, Duplicates.FIRST).find(1L)).containsExactly("a");
    assertThat(table(10, true, Duplicates.LAST).find(1L)).containsExactly("b");
    assertThatThrownBy(() -> table(10, true, Duplicates.FAIL).find(1L))
        .hasMessageContaining("several rows for one value of id");
  }
}
