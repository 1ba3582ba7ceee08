package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.Harness;
import io.tributary.harness.HarnessSettings;
import io.tributary.harness.Progress;
import io.tributary.harness.chromium.Chromium;
import io.tributary.harness.chromium.Page;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.stub.StubSettings;
import io.tributary.quickstart.Connectors;
import io.tributary.quickstart.Gauges;
import io.tributary.quickstart.board.Board;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.JobRuns;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The board of running jobs, open in a browser; what it looks like goes to {@code target/board}.
 */
final class OpenBoard {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path TARGET = ProjectRoot.find().resolve("testing/integration/target");
  private static final Path IMAGES = TARGET.resolve("board");
  private static final long SEED = 7;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Stores stores;
  private JobRun run;
  private Gauges gauges;
  private Board board;
  private Page page;

  /** Runs jobs and opens their board. Stop it also when this fails. */
  void start(List<Job> jobs) throws Exception {
    Instant now = Instant.now();
    run = closeLater(JobRuns.begin(jobs, new Plan(Plan.Extent.ENDLESS, 0, null, SEED, now)));
    Harness harness = closeLater(new Harness(settings(jobs, now), Progress.NONE));
    harness.start();
    stores = closeLater(Stores.open(harness));
    jobs.forEach(job -> Topics.create(stores.admin(), job.topics()));
    run.prepare(stores);
    Connectors connectors = new Connectors(harness.rest(), jobs);
    connectors.post();
    connectors.awaitRunning();
    gauges =
        closeLater(
            new Gauges(harness, connectors, stores, jobs, run, Clock.systemUTC(), Instant.now()));
    board = closeLater(Board.open(jobs, stores, harness.rest(), Clock.systemUTC()));
    page = closeLater(Chromium.start(harness.run())).page();
    page.screen(WIDTH, HEIGHT, false, false);
    page.open(board.url());
    page.value(questions());
  }

  private HarnessSettings settings(List<Job> jobs, Instant now) {
    return HarnessSettings.of(
            TARGET.resolve("runs"),
            PluginFolder.allAndDebezium(),
            run.feeds(StubSettings.simulation(SEED, now).vehicles(120, 60)))
        .environment(run.environment())
        .extras(jobs.stream().flatMap(job -> job.extras().stream()).collect(Collectors.toSet()));
  }

  /** Functions that the conditions are written in. */
  private static String questions() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(OpenBoard.class.getResourceAsStream("board.js"), "board.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; true";
    }
  }

  private <T extends AutoCloseable> T closeLater(T opened) {
    open.push(opened);
    return opened;
  }

  Stores stores() {
    return stores;
  }

  Page page() {
    return page;
  }

  String url() {
    return board.url();
  }

  /** Shows the figures of this moment again and again until the page is as wanted. */
  void await(String condition) {
    Await.until(condition, LIMIT, () -> refreshed(() -> page.value(condition).asBoolean()));
  }

  /** Waits for what the page tells, as {@link #await} does. */
  void await(String what, BooleanSupplier condition) {
    Await.until(what, LIMIT, () -> refreshed(condition));
  }

  private boolean refreshed(BooleanSupplier condition) {
    try {
      run.feed(stores);
      board.show(gauges.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      return false; // A table that the test has taken away.
    }
    return condition.getAsBoolean();
  }

  /** Takes a picture of the whole page once the condition holds at this size. */
  void image(String name, int width, boolean phone, boolean dark, String condition) {
    page.screen(width, HEIGHT, phone, dark);
    await(condition);
    assertThat(page.value("document.documentElement.scrollWidth").asInt())
        .as("the page of %s px is not wider than its screen", width)
        .isLessThanOrEqualTo(width);
    page.screenshot(IMAGES.resolve(name + ".png"));
  }

  /** Stops what runs, the last that was started first. */
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
