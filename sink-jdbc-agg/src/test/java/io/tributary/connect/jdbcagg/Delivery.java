package io.tributary.connect.jdbcagg;

import io.tributary.testkit.FakeSinkTaskContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Hands a log to tasks that come and go, mostly without being asked to close. */
final class Delivery {

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
        int life = 1 + random.nextInt(30);
        for (int poll = 0; poll < life && !worker.caughtUp(); poll++) {
          worker.poll(random);
          idle(context);
        }
        done = worker.caughtUp();
        if (random.nextInt(3) == 0) {
          worker.close(log.keySet());
        }
      }
    }
  }

  /** As the worker does, waits for as long as the task asked, but not long. */
  static void idle(FakeSinkTaskContext context) {
    List<Long> timeouts = context.timeoutsMs();
    if (!timeouts.isEmpty()) {
      LockSupport.parkNanos(Math.min(5, timeouts.get(timeouts.size() - 1)) * 1_000_000L);
      timeouts.clear();
    }
  }
}
