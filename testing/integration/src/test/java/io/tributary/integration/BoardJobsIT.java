package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.jobs.Catalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The board of all five jobs in one worker, in a browser. */
class BoardJobsIT {

  private static final List<Job> JOBS = Catalog.named(Catalog.ALL);
  private static final OpenBoard BOARD = new OpenBoard();

  @BeforeAll
  static void start() throws Exception {
    BOARD.start(JOBS);
  }

  @AfterAll
  static void stop() throws Exception {
    BOARD.stop();
  }

  @Test
  void everyPanelShowsEachJob() {
    String whole = "emptyPanels(%s).then(empty => empty.length === 0)".formatted(wanted());
    BOARD.await(whole);

    String drawn =
        "emptyPanels(%s).then(empty => empty.every(one => one === 'proof'))".formatted(wanted());
    BOARD.image("jobs-laptop-light", 1280, false, false, drawn);
    BOARD.image("jobs-laptop-dark", 1280, false, true, drawn);
    BOARD.image("jobs-phone-light", 390, true, false, drawn);
    BOARD.image("jobs-phone-dark", 390, true, true, drawn);
    assertThat(BOARD.page().complaints()).isEmpty();
    assertThat(BOARD.page().requests())
        .allSatisfy(address -> assertThat(address).startsWith(BOARD.url()));
  }

  /** How much each panel is to show, at least. Topics for what is refused may be empty. */
  private static String wanted() {
    long places =
        JOBS.stream()
            .flatMap(
                job ->
                    job.hops().stream().flatMap(hop -> Stream.of(hop.from(), hop.to())).distinct())
            .count();
    long hops = JOBS.stream().mapToLong(job -> job.hops().size()).sum();
    long fleets = JOBS.stream().mapToLong(job -> job.fleets().size()).sum();
    long charts = JOBS.stream().mapToLong(job -> job.charts().size()).sum();
    long connectors = JOBS.stream().mapToLong(job -> job.connectors().size()).sum();
    return "{places: %d, hops: %d, connectors: %d, maps: %d, vehicles: 3, charts: %d, commits: 3, servers: 9}"
        .formatted(places, hops, connectors, fleets, charts);
  }
}
