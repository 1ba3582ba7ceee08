package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.LimitSettings;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final ManualClock clock = new ManualClock(NOW);

  @Test
  void spreadsADaysCreditsOverTheDay() {
    Budget budget = budget(1, "rate.limit.requests", "400", "rate.limit.period.ms", "86400000");

    // OpenSky's world costs 4 credits of an anonymous client's 400.
    assertThat(List.of(waitS(budget, 4), waitS(budget, 4), waitS(budget, 1), waitS(budget, 4)))
        .containsExactly(0L, 864L, 1_728L, 1_944L);
  }

  @Test
  void keepsToTheBudgetHoweverFastPollsAreDue() {
    Budget budget = budget(1, "rate.limit.requests", "100", "rate.limit.period.ms", "60000");
    long sent = 0;
    Instant end = NOW.plusSeconds(600);
    while (budget.reserve(1).isBefore(end)) {
      sent++;
    }
    assertThat(sent).isBetween(999L, 1_001L);
  }

  @Test
  void usesABudgetAtOnceWherePacingIsOff() {
    Budget budget =
        budget(
            1,
            "rate.limit.requests",
            "3",
            "rate.limit.period.ms",
            "60000",
            "rate.limit.pacing",
            "false");

    assertThat(LongStream.range(0, 8).map(i -> waitS(budget, 1)).toArray())
        .containsExactly(0, 0, 0, 60, 60, 60, 120, 120);
  }

  @Test
  void isSharedOutOverTasks() {
    Budget half = budget(2, "rate.limit.requests", "60", "rate.limit.period.ms", "60000");

    assertThat(List.of(waitS(half, 1), waitS(half, 1))).containsExactly(0L, 2L);
  }

  @Test
  void waitsForTheResetOnceTheServerSaysThatNothingIsLeft() {
    Budget budget = budget(1);
    budget.observe(new Quota(60L, 0L, 30_000L));
    assertThat(waitS(budget, 1)).isEqualTo(30);

    clock.advance(Duration.ofSeconds(30));
    assertThat(waitS(budget, 1)).isZero();
  }

  @Test
  void spreadsWhatTheServerLeavesOnceHalfIsUsed() {
    Budget budget = budget(1);
    budget.observe(new Quota(60L, 40L, 60_000L));
    assertThat(waitS(budget, 1)).isZero();
    assertThat(waitS(budget, 1)).isZero();
    budget.observe(new Quota(60L, 20L, 60_000L));
    assertThat(List.of(waitS(budget, 1), waitS(budget, 1), waitS(budget, 1)))
        .containsExactly(0L, 3L, 6L);
  }

  @Test
  void lastsUntilTheResetWhateverIsAsked() {
    Budget budget = budget(1);
    budget.observe(new Quota(100L, 20L, 60_000L));
    int sent = 0;
    while (budget.reserve(1).isBefore(NOW.plusSeconds(60))) {
      sent++;
    }
    assertThat(sent).isEqualTo(20);
  }

  @Test
  void asksForFreeAtAnyTime() {
    Budget budget = budget(1, "rate.limit.requests", "1");
    budget.reserve(1);

    assertThat(waitS(budget, 0)).isZero();
  }

  @Test
  void knowsWhatIsLeftWithoutAReset() {
    Budget budget = budget(1);
    assertThat(budget.remaining()).isNull();
    budget.observe(new Quota(null, 3_996L, null));

    assertThat(budget.remaining()).isEqualTo(3_996L);
    assertThat(waitS(budget, 4)).isZero();
  }

  private long waitS(Budget budget, long cost) {
    return Duration.between(clock.instant(), budget.reserve(cost)).toSeconds();
  }

  private Budget budget(int shares, String... keys) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    LimitSettings settings = new HttpPollerConfig(props).endpoint("default").limits();
    return new Budget(settings, shares, clock);
  }
}
