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
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topics;
import io.tributary.quickstart.jobs.MainJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The board of a running main job, in a browser. What it looks like is left in {@code
 * target/board}.
 */
class BoardIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path TARGET = ProjectRoot.find().resolve("testing/integration/target");
  private static final Path IMAGES = TARGET.resolve("board");
  private static final long SEED = 7;

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static Stores stores;
  private static Gauges gauges;
  private static Board board;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    Instant now = Instant.now();
    List<Job> jobs = List.of(new MainJob());
    JobRun run = closeLater(jobs.get(0).begin(new Plan(false, 0, null, SEED, now)));
    Harness harness =
        closeLater(
            new Harness(
                HarnessSettings.of(
                    TARGET.resolve("runs"),
                    PluginFolder.allAndDebezium(),
                    run.feeds(StubSettings.simulation(SEED, now).vehicles(120, 60))),
                Progress.NONE));
    harness.start();
    stores = closeLater(Stores.open(harness));
    Topics.create(stores.admin(), jobs.get(0).topics());
    Connectors connectors = new Connectors(harness.rest(), jobs);
    connectors.post();
    connectors.awaitRunning();
    gauges =
        closeLater(
            new Gauges(harness, connectors, stores, jobs, run, Clock.systemUTC(), Instant.now()));
    board = closeLater(Board.open(jobs, stores, harness.rest(), Clock.systemUTC()));
    page = closeLater(Chromium.start(harness.run())).page();
    page.screen(1280, 900, false, false);
    page.open(board.url());
    page.value(questions());
  }

  /** Functions that the conditions are written in. */
  private static String questions() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(BoardIT.class.getResourceAsStream("board.js"), "board.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; true";
    }
  }

  @AfterAll
  static void stop() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
  }

  private static <T extends AutoCloseable> T closeLater(T opened) {
    OPEN.push(opened);
    return opened;
  }

  @Test
  void everyPanelShowsData() {
    awaitOnPage("emptyPanels().then(empty => empty.length === 0)");

    image("laptop-light", 1280, false, false);
    image("laptop-dark", 1280, false, true);
    image("phone-light", 390, true, false);
    image("phone-dark", 390, true, true);
    page.screen(1280, 900, false, false);
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requests())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).startsWith(board.url()));
  }

  /** The ledger is gone for a while, which no retry mends: the task fails, and stays so. */
  @Test
  void theRestartButtonBringsAFailedTaskBack() throws SQLException {
    awaitOnPage("stateOf('aggregates-sink') === 'connector running, task 0 running'");
    execute("RENAME TABLE tributary_offsets TO parked_offsets");
    awaitOnPage("stateOf('aggregates-sink') === 'connector running, task 0 failed'");
    assertThat(page.value("row('aggregates-sink').querySelector('.trouble').textContent").asText())
        .contains("error 1146");
    image("laptop-failed", 1280, false, false);
    execute("RENAME TABLE parked_offsets TO tributary_offsets");
    long compared = compared();

    page.value("row('aggregates-sink').querySelector('button').click()");

    awaitOnPage("stateOf('aggregates-sink') === 'connector running, task 0 running'");
    Await.until("records are counted again", LIMIT, () -> refreshed(() -> compared() > compared));
    awaitOnPage("document.querySelector('#proof').classList.contains('holds')");
  }

  /** The proof is of the table, not of what the sink says: whoever changes a count is found out. */
  @Test
  void theProofFindsARecordThatIsCountedTwiceAndOneThatIsNot() throws SQLException {
    awaitOnPage("proof() === 'missing = 0, doubled = 0, different = 0'");
    String first = "(SELECT MIN(minute) FROM (SELECT minute FROM buses_by_route) all_of_it)";
    String change = "UPDATE buses_by_route SET reports = reports %s WHERE minute = " + first;

    execute(change.formatted("+ 1") + " ORDER BY route LIMIT 1");
    awaitOnPage("proof() === 'missing = 0, doubled = 1, different = 0'");

    execute(change.formatted("- 1") + " ORDER BY route LIMIT 1");
    execute(change.formatted("- 1") + " ORDER BY route LIMIT 1");
    awaitOnPage("proof() === 'missing = 1, doubled = 0, different = 0'");

    execute(change.formatted("+ 1") + " ORDER BY route LIMIT 1");
    awaitOnPage("proof() === 'missing = 0, doubled = 0, different = 0'");
  }

  @Test
  void whatServersSayIsNoMarkup() {
    awaitOnPage("emptyPanels().then(empty => !empty.includes('connectors'))");

    assertThat(page.value("markupIn('<img src=x onerror=throw><b>RUNNING</b>')").asInt()).isZero();
    assertThat(page.complaints()).isEmpty();
  }

  /** Shows the figures of this moment again and again until the page is as wanted. */
  private static void awaitOnPage(String condition) {
    Await.until(condition, LIMIT, () -> refreshed(() -> page.value(condition).asBoolean()));
  }

  private static boolean refreshed(BooleanSupplier condition) {
    try {
      board.show(gauges.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      return false; // The ledger is away.
    }
    return condition.getAsBoolean();
  }

  private static long compared() {
    String text = page.value("document.querySelector('#proof summary').textContent").asText();
    return Long.parseLong(text.substring(0, text.indexOf(' ')).replace(",", ""));
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = stores.database().createStatement()) {
      statement.execute(sql);
    }
  }

  private static void image(String name, int width, boolean phone, boolean dark) {
    page.screen(width, 900, phone, dark);
    awaitOnPage("emptyPanels().then(empty => empty.every(one => one === 'proof'))");
    assertThat(page.value("document.documentElement.scrollWidth").asInt())
        .as("the page of %s px is not wider than its screen", width)
        .isLessThanOrEqualTo(width);
    page.screenshot(IMAGES.resolve(name + ".png"));
  }
}
