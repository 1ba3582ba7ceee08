package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.FakeSinkTaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Tasks that all believe they own all partitions. Each is killed after a while, neither closed nor
 * committed, and another takes its place; now and then one stalls.
 *
 * @param writers how many at a time
 * @param lives tasks of one writer at most
 * @param rounds of a life, of the worker's loop, at most
 * @param longestWaitMs between two rounds
 */
record Chaos(int writers, int lives, int rounds, int longestWaitMs) {

  private static final int ROUNDS_BETWEEN_STALLS = 50;
  private static final long LONGEST_STALL_NANOS = 40_000_000;

  /** What the writers of one run share. */
  private record Run(
      Map<String, String> config,
      Map<TopicPartition, List<SinkRecord>> log,
      Map<TopicPartition, Long> committed,
      AtomicBoolean done,
      AtomicInteger lived) {}

  /**
   * Until all records are written: the last of them, where writers did not live to see them, by a
   * task that has all for itself.
   *
   * @param cutter before the server that the config names
   */
  void run(
      Map<String, String> config,
      Map<TopicPartition, List<SinkRecord>> log,
      RequestCutter cutter,
      long seed)
      throws Exception {
    Run run =
        new Run(config, log, new ConcurrentHashMap<>(), new AtomicBoolean(), new AtomicInteger());
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      Random random = new Random(seed + i);
      running.add(threads.submit(() -> write(run, random)));
    }
    for (Future<?> writer : running) {
      writer.get();
    }
    threads.shutdown();
    cutter.calm();
    finish(run, new Random(seed));
    System.out.printf("%s: %s in %s lives%n", config.get("name"), cutter.summary(), run.lived());
    assertThat(cutter.cutBefore() + cutter.cutAfter()).as("requests cut").isPositive();
  }

  private void write(Run run, Random random) {
    for (int life = 0; life < lives && !run.done().get(); life++) {
      run.lived().incrementAndGet();
      FakeSinkTaskContext context = new FakeSinkTaskContext(run.config());
      try (SinkTaskRun task = new SinkTaskRun(run.config(), context)) {
        SimulatedWorker worker = new SimulatedWorker(task, context, run.log(), run.committed());
        worker.open(run.log().keySet());
        for (int left = 1 + random.nextInt(rounds); left > 0 && !run.done().get(); ) {
          int next = Math.min(left, 1 + random.nextInt(ROUNDS_BETWEEN_STALLS));
          worker.run(random, next, longestWaitMs);
          LockSupport.parkNanos(random.nextLong(LONGEST_STALL_NANOS));
          left -= next;
          if (worker.caughtUp()) {
            run.done().set(true);
          }
        }
      }
    }
  }

  private void finish(Run run, Random random) {
    FakeSinkTaskContext context = new FakeSinkTaskContext(run.config());
    try (SinkTaskRun task = new SinkTaskRun(run.config(), context)) {
      SimulatedWorker worker = new SimulatedWorker(task, context, run.log(), run.committed());
      worker.open(run.log().keySet());
      int records = run.log().values().stream().mapToInt(List::size).sum();
      worker.run(random, 10_000 + records, longestWaitMs);
      worker.close(run.log().keySet());
    }
  }
}
