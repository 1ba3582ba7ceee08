package io.tributary.connect.jdbcagg.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.LatePolicy;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.flush.WindowLimits.Refusal;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowLimitsTest {

  private static final long NONE = WindowSettings.FOR_EVER;
  private static final String MINUTES = "INSERT INTO t SELECT COUNT(*) AS n FROM a GROUP BY";
  private static final String BY_SEEN = MINUTES + " TUMBLE(seen, INTERVAL '1' MINUTE)";

  @Test
  void takesWhatGoesTogether() throws PlanRefusedException {
    assertThat(refusals(BY_SEEN, ChangeTracking.NONE, windows(0, true, 0))).isEmpty();
    assertThat(refusals(BY_SEEN, ChangeTracking.NONE, windows(NONE, false, 1))).isEmpty();
    assertThat(
            refusals(
                BY_SEEN
                    + "; INSERT INTO u SELECT COUNT(*) AS closed FROM a;"
                    + BY_SEEN
                        .replace("INTO t", "INTO v")
                        .replace("FROM a", "FROM b")
                        .replace("seen", "sent"),
                ChangeTracking.NONE,
                windows(5, true, NONE)))
        .as("other topics, and tables without windows")
        .isEmpty();
    assertThat(refusals(BY_SEEN, ChangeTracking.STATE_TABLE, WindowSettings.NONE)).isEmpty();
  }

  @Test
  void closesNothingWithoutAGrace() throws PlanRefusedException {
    assertThat(refusals(BY_SEEN, ChangeTracking.NONE, windows(NONE, true, NONE)))
        .containsExactly(
            new Refusal(
                "window.closed.enabled",
                "without window.grace.ms no window is ever closed, as late records correct it",
                "Set window.grace.ms, to 0 if nothing comes late."));
  }

  @Test
  void keepsWindowsForAsLongAsTheyTakeRecords() throws PlanRefusedException {
    assertThat(refusals(BY_SEEN, ChangeTracking.NONE, windows(10, false, 9)))
        .extracting(Refusal::key)
        .containsExactly("window.retention.ms");
  }

  @Test
  void endsNoWindowOfRowsThatMayChange() throws PlanRefusedException {
    assertThat(refusals(BY_SEEN, ChangeTracking.BEFORE_IMAGES, windows(NONE, false, 9)))
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("window.retention.ms"))
        .satisfies(refusal -> assertThat(refusal.complaint()).contains("cdc.mode=debezium"));
  }

  @Test
  void needsAWindowAndOneTimeForEachTopic() throws PlanRefusedException {
    assertThat(
            refusals(
                "INSERT INTO t SELECT COUNT(*) AS n FROM a",
                ChangeTracking.NONE,
                windows(0, false, NONE)))
        .extracting(Refusal::complaint)
        .containsExactly("no statement has a window");
    assertThat(
            refusals(
                BY_SEEN + ";" + BY_SEEN.replace("INTO t", "INTO u").replace("seen", "sent"),
                ChangeTracking.NONE,
                windows(0, false, NONE)))
        .singleElement()
        .extracting(Refusal::complaint)
        .isEqualTo("the windows of topic a go by seen and, in statement 2, by sent");
  }

  @Test
  void leavesTheNameClosedToTheColumn() throws PlanRefusedException {
    assertThat(
            refusals(
                BY_SEEN.replace("AS n", "AS Closed"), ChangeTracking.NONE, windows(0, true, NONE)))
        .extracting(Refusal::whatToDo)
        .containsExactly("Name it otherwise by AS.");
  }

  private static List<Refusal> refusals(
      String aggregates, ChangeTracking tracking, WindowSettings settings)
      throws PlanRefusedException {
    return WindowLimits.refusals(SqlPlanReader.read(aggregates), tracking, settings);
  }

  private static WindowSettings windows(long graceMs, boolean closes, long retentionMs) {
    return new WindowSettings(
        graceMs, LatePolicy.REPORT, closes, retentionMs, Duration.ofMinutes(1), 0);
  }
}
