package io.tributary.benchmarks.agg;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.connect.sink.SinkRecord;

/** Four tasks that all change the same groups, and one alone. */
final class HotGroupsRun implements LoadRun {

  private static final int TASKS = 4;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 5;
  private static final Map<String, String> FLUSH =
      Map.of("flush.max.records", "10000", "flush.interval.ms", "3600000");

  private final MySqlFlavour flavour;
  private final int groups;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          TASKS,
          task -> {
            Thread thread = new Thread(task, "task");
            thread.setDaemon(true);
            return thread;
          });

  HotGroupsRun(MySqlFlavour flavour, int groups) {
    this.flavour = flavour;
    this.groups = groups;
  }

  @Override
  public boolean measure() {
    try (RunFolder run =
            RunFolder.create(ProjectRoot.find().resolve("testing/benchmarks/target/runs"));
        MySqlServer server = AggregatesTask.server(run, flavour)) {
      List<AggregatesTask> one = List.of(new AggregatesTask(server, "alone", 0, FLUSH));
      double alone = rate(one);
      one.forEach(AggregatesTask::close);
      List<AggregatesTask> all = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        all.add(new AggregatesTask(server, "together", i, FLUSH));
      }
      double together = rate(all);
      long failures = all.stream().mapToLong(it -> it.gauge("database-failures-total")).sum();
      all.forEach(AggregatesTask::close);
      Figures.title(TASKS + " tasks on the same " + groups + " groups", flavour.name());
      Figures.row("records per second of one task", "%.0f /s".formatted(alone));
      Figures.row("records per second of all tasks", "%.0f /s".formatted(together));
      boolean calm = Figures.row("deadlocks and other faults", (double) failures, "", 0);
      return Figures.floor("ratio of all to one", together / alone, "", 1.0) && calm;
    }
  }

  /** Records per second of all tasks, each on a thread of its own; the median. */
  private double rate(List<AggregatesTask> tasks) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      List<Runnable> puts = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        AggregatesTask task = tasks.get(i);
        List<List<SinkRecord>> records = Flights.structs(groups, i, (long) round * Flights.RECORDS);
        puts.add(() -> task.put(records));
      }
      long begun = System.nanoTime();
      puts.stream()
          .map(put -> CompletableFuture.runAsync(put, threads))
          .toList()
          .forEach(CompletableFuture::join);
      if (round >= WARM_UP) {
        rates.add((double) Flights.RECORDS * tasks.size() / (System.nanoTime() - begun) * 1e9);
      }
    }
    return Figures.percentile(rates, 0.5);
  }
}
