package io.tributary.connect.jdbcagg;

import io.tributary.testkit.FakeSinkTaskContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Hands a log to tasks that come and go, mostly without being asked to close. */
final class Delivery {

  private static final int LONGEST_WAIT_MS = 5;

  private Delivery() {}

  /** Until all is durable. */
  static void run(
      Random random, Map<String, String> config, Map<TopicPartition, List<SinkRecord>> log) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    boolean done = false;
    while (!done) {
      FakeSinkTaskContext context = new FakeSinkTaskContext(config);
      try (SinkTaskRun task = new SinkTaskRun(config, context)) {
        SimulatedWorker worker = new SimulatedWorker(task, context, log, committed);
        worker.open(log.keySet());
        worker.run(random, 1 + random.nextInt(30), LONGEST_WAIT_MS);
        done = worker.caughtUp();
        if (random.nextInt(3) == 0) {
          worker.close(log.keySet());
        }
      }
    }
  }
}
