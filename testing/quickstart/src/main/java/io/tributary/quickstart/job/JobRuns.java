package io.tributary.quickstart.job;

import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several jobs that run side by side on one worker, as one. */
public final class JobRuns implements JobRun {

  private final List<JobRun> runs;

  private JobRuns(List<JobRun> runs) {
    this.runs = runs;
  }

  /**
   * Begins a run of each.
   *
   * @throws IOException when the data of one cannot be read; those begun before are closed
   */
  public static JobRun begin(List<Job> jobs, Plan plan) throws IOException {
    List<JobRun> begun = new ArrayList<>();
    JobRun all = new JobRuns(begun);
    try {
      for (Job job : jobs) {
        begun.add(job.begin(plan));
      }
      return all;
    } catch (IOException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    runs.forEach(run -> all.putAll(run.environment()));
    return all;
  }

  @Override
  public StubSettings feeds(StubSettings simulation) {
    StubSettings settings = simulation;
    for (JobRun run : runs) {
      settings = run.feeds(settings);
    }
    return settings;
  }

  @Override
  public void prepare(Stores stores) throws SQLException {
    for (JobRun run : runs) {
      run.prepare(stores);
    }
  }

  @Override
  public void feed(Stores stores) {
    runs.forEach(run -> run.feed(stores));
  }

  @Override
  public void end() {
    runs.forEach(JobRun::end);
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return runs.stream().flatMap(run -> run.served(stores).stream()).toList();
  }

  @Override
  public Optional<String> pending(Stores stores) throws IOException, SQLException {
    for (JobRun run : runs) {
      Optional<String> pending = run.pending(stores);
      if (pending.isPresent()) {
        return pending;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    for (JobRun run : runs) {
      verdicts.addAll(run.check(stores));
    }
    return verdicts;
  }

  @Override
  public void close() {
    runs.forEach(JobRun::close);
  }
}
