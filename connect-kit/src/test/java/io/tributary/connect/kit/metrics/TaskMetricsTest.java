package io.tributary.connect.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.FakeSourceTaskContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.junit.jupiter.api.Test;

/** What a task shows of itself in a worker that has no metrics for plugins. */
class TaskMetricsTest {

  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();
  private static final String DOMAIN = "io.tributary.connect.kit";

  private long records = 7;

  @Test
  void isABeanOfTheTaskAndOneOfEachPartUntilItIsClosed() throws Exception {
    ObjectName task = new ObjectName(DOMAIN + ":type=task,connector=c,task=1");
    ObjectName part = new ObjectName(DOMAIN + ":type=endpoint,connector=c,task=1,endpoint=a");
    try (TaskMetrics metrics = metrics("c", "1")) {
      metrics.add(gauges());
      metrics.add("endpoint", "a", gauges());
      metrics.show(SinkTaskContext.class, new FakeSinkTaskContext(Map.of()));

      records = 8;
      assertThat(JMX.getAttribute(task, "records-total")).isEqualTo(8L);
      assertThat(JMX.getAttribute(part, "state")).isEqualTo("IDLE");
      assertThat(JMX.getMBeanInfo(task).getAttributes()[0].getDescription())
          .isEqualTo("Records that came.");
    }
    assertThat(JMX.isRegistered(task)).isFalse();
    assertThat(JMX.isRegistered(part)).isFalse();
  }

  /** A task that was given up ends late. */
  @Test
  void replacesThePredecessorsBeanAndKeepsItWhenThatOneEnds() throws Exception {
    ObjectName name = new ObjectName(DOMAIN + ":type=task,connector=late,task=0");
    TaskMetrics zombie = metrics("late", "0");
    zombie.add(gauges());
    zombie.show(SourceTaskContext.class, new FakeSourceTaskContext(Map.of(), null));
    try (TaskMetrics successor = metrics("late", "0")) {
      successor.add(new Gauges().with("records-total", "Records that came.", () -> 1L));
      successor.show(SourceTaskContext.class, new FakeSourceTaskContext(Map.of(), null));

      zombie.close();

      assertThat(JMX.getAttribute(name, "records-total")).isEqualTo(1L);
    }
    assertThat(JMX.isRegistered(name)).isFalse();
  }

  @Test
  void tasksOfOneNameThatStartAtOnceAllStart() throws Exception {
    ExecutorService starts = Executors.newFixedThreadPool(4);
    List<Future<?>> started = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      started.add(
          starts.submit(
              () -> {
                try (TaskMetrics metrics = metrics("crowd", "0")) {
                  metrics.add(gauges());
                  metrics.show(SinkTaskContext.class, new FakeSinkTaskContext(Map.of()));
                }
              }));
    }
    starts.shutdown();
    for (Future<?> start : started) {
      assertThat(start).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void isOneLineOfJsonWhateverTheNamesAre() {
    TaskMetrics metrics = metrics("my \"flights\" \\ \n", "3");
    metrics.add(gauges());
    metrics.add("endpoint", "default", gauges());
    metrics.add("endpoint", "b", new Gauges().with("ratio", "Of both.", () -> Double.NaN));

    assertThat(metrics.line())
        .isEqualTo(
            "{\"connector\":\"my \\\"flights\\\" \\\\ \\u000a\",\"task\":\"3\","
                + "\"records-total\":7,\"state\":\"IDLE\",\"stale\":false,\"endpoints\":{"
                + "\"default\":{\"records-total\":7,\"state\":\"IDLE\",\"stale\":false},"
                + "\"b\":{\"ratio\":\"NaN\"}}}");
  }

  @Test
  void numbersTheTasksOfAConnector() {
    List<Map<String, String>> tasks =
        TaskName.numbered(List.of(Map.of("name", "c"), Map.of("name", "c")));

    assertThat(tasks.stream().map(TaskName::of))
        .containsExactly(new TaskName("c", "0"), new TaskName("c", "1"));
  }

  private Gauges gauges() {
    return new Gauges()
        .with("records-total", "Records that came.", () -> records)
        .with("state", "What it does.", () -> "IDLE")
        .with("stale", "Whether that is old.", () -> false);
  }

  private static TaskMetrics metrics(String connector, String task) {
    return new TaskMetrics(
        DOMAIN, new TaskName(connector, task), Duration.ZERO, InstantSource.system());
  }
}
