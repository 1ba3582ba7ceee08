package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.Harness;
import io.tributary.harness.HarnessSettings;
import io.tributary.harness.Progress;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topics;
import io.tributary.quickstart.jobs.Catalog;
import io.tributary.quickstart.jobs.Simulation;
import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A newcomer who POSTs what a job's README names, in its order, to a worker that has nothing but
 * the plugins, gets the job's answers.
 */
class JobReadmeIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path CONFIGS = ProjectRoot.find().resolve("connector-configs");
  private static final Pattern POST = Pattern.compile("--data @(\\S+\\.json)");
  private static final long SEED = 4_711;

  @ParameterizedTest
  @ValueSource(strings = {"word-count", "covid", "berka", "ttc", "opensky"})
  void itsPostsGiveItsAnswers(String name) throws Exception {
    Job job = Catalog.named(name).get(0);
    Plan plan = new Plan(Plan.Extent.ONCE, 0, null, SEED, Instant.now().minusSeconds(600));
    try (JobRun run = job.begin(plan);
        Harness harness = new Harness(bareWorker(job, run, plan), Progress.NONE)) {
      harness.start();
      try (Stores stores = Stores.open(harness)) {
        Topics.create(stores.admin(), job.topics());
        run.prepare(stores);
        List<String> files = filesOf(name);
        assertThat(files)
            .hasSameElementsAs(job.connectors().stream().map(each -> each + ".json").toList());
        files.forEach(file -> harness.rest().post(CONFIGS.resolve(name).resolve(file)));
        job.connectors().forEach(each -> harness.rest().awaitRunning(each, LIMIT));
        awaitRest(run, stores);

        assertThat(run.check(stores)).allMatch(Verdict::holds);
      }
    }
  }

  private static HarnessSettings bareWorker(Job job, JobRun run, Plan plan) {
    return HarnessSettings.of(
            ProjectRoot.find().resolve("testing/integration/target/runs"),
            PluginFolder.allAndDebezium(),
            run.feeds(Simulation.of(plan)))
        .environment(run.environment())
        .extras(job.extras());
  }

  /** The files that the README has POSTed, in its order. */
  private static List<String> filesOf(String job) throws IOException {
    String readme = Files.readString(CONFIGS.resolve(job).resolve("README.md"));
    return POST.matcher(readme).results().map((MatchResult each) -> each.group(1)).toList();
  }

  private static void awaitRest(JobRun run, Stores stores) {
    AtomicReference<Optional<String>> pending = new AtomicReference<>(Optional.empty());
    boolean rests =
        Await.within(
            LIMIT,
            () -> {
              try {
                run.feed(stores);
                pending.set(run.pending(stores));
              } catch (IOException | SQLException e) {
                throw new AssertionError(e);
              }
              return pending.get().isEmpty();
            });
    assertThat(rests).as(pending.get().orElse("")).isTrue();
  }
}
