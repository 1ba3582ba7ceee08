package io.tributary.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.view.LiveView.Address;
import io.tributary.quickstart.view.Snapshot.Connector;
import io.tributary.quickstart.view.Snapshot.DatabaseTable;
import io.tributary.quickstart.view.Snapshot.Feed;
import io.tributary.quickstart.view.Snapshot.LakeTable;
import io.tributary.quickstart.view.Snapshot.Server;
import io.tributary.quickstart.view.Snapshot.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveViewTest {

  private static final int WIDE = 120;
  private static final long MIB = 1 << 20;

  private static final Snapshot SNAPSHOT =
      new Snapshot(
          Duration.ofSeconds(83),
          List.of(new Feed("flights", 12, 1200)),
          List.of(new Topic("flights", 1200, 99.96, Map.of())),
          List.of(
              new DatabaseTable("flights_by_country", 7, Instant.parse("2026-11-20T13:04:00Z")),
              new DatabaseTable("buses_by_route", 0, null)),
          List.of(new LakeTable("flights", 9, 100, 2, List.of())),
          List.of(
              new Connector("flights-poller", "RUNNING", List.of("RUNNING"), ""),
              new Connector("hudi-flights", "RUNNING", List.of("FAILED"), "bucket is gone"),
              new Connector("debezium-source", "UNASSIGNED", List.of(), "")),
          List.of(new Server("broker", 300 * MIB), new Server("worker", 900 * MIB)));

  private static final LiveView VIEW =
      new LiveView(List.of(new Address("REST", "http://127.0.0.1:8083")));

  @Test
  void showsHowFarEachStageCame() {
    assertThat(VIEW.lines(SNAPSHOT, WIDE))
        .contains(
            "Tributary, running for 1:23. Ctrl-C stops everything.",
            "  flights             12      1200",
            "  flights                                 1200        100.0",
            "  flights_by_country                         7   2026-11-20 13:04:00",
            "  buses_by_route                             0   -",
            "  flights                                    9       100         2");
  }

  @Test
  void showsTheFirstLineOfAnErrorBelowItsConnector() {
    List<String> lines = VIEW.lines(SNAPSHOT, WIDE);

    int connector = lines.indexOf("  hudi-flights                   RUNNING       FAILED");
    assertThat(connector).isPositive();
    assertThat(lines.get(connector + 1)).isEqualTo("    bucket is gone");
    assertThat(lines).contains("  debezium-source                UNASSIGNED    none yet");
  }

  @Test
  void sumsTheMemoryAndNamesTheLargestFirst() {
    assertThat(VIEW.lines(SNAPSHOT, WIDE)).contains("  Memory 1200 MiB: worker 900, broker 300");
  }

  @Test
  void namesTheAddresses() {
    assertThat(VIEW.lines(SNAPSHOT, WIDE)).contains("  REST         http://127.0.0.1:8083");
    assertThat(VIEW.whereToLook()).containsExactly("  REST         http://127.0.0.1:8083");
  }

  @Test
  void cutsLinesToTheTerminal() {
    assertThat(VIEW.lines(SNAPSHOT, 20)).allMatch(line -> line.length() <= 20);
  }

  @Test
  void saysTheSameInOneLineForALog() {
    assertThat(LiveView.brief(SNAPSHOT))
        .isEqualTo(
            "1:23 | flights polls 12 | flights 1200 | flights_by_country rows 7"
                + " | buses_by_route rows 0 | lake flights commits 9 rows 100"
                + " | hudi-flights: bucket is gone | 1200 MiB");
  }
}
