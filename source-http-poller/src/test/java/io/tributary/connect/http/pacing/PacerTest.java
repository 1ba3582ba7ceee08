package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.PacingSettings;
import io.tributary.connect.http.model.HttpReply.Unavailable;
import io.tributary.connect.kit.retry.Backoff;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final long HOUR_MS = 3_600_000;
  private static final Unavailable FAULT = Unavailable.because("fault");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final PacingSettings settings = new PacingSettings(10_000, 1_000, 8_000, HOUR_MS);
  private final Pacer pacer =
      new Pacer(
          settings,
          new Backoff(1_000, 8_000, RandomGenerator.getDefault()),
          RequestBudget.UNLIMITED,
          clock);

  @BeforeEach
  void aPollBegins() {
    pacer.started();
  }

  @Test
  void countsTheIntervalFromStartToStart() {
    clock.advance(Duration.ofSeconds(3));
    assertThat(pacer.untilDueMs()).isEqualTo(7_000);

    clock.advance(Duration.ofSeconds(30));
    assertThat(pacer.untilDueMs()).isZero();
  }

  @Test
  void aClockThatIsSetBackDelaysNoPollByMoreThanTheInterval() {
    clock.advance(Duration.ofHours(-1));

    assertThat(pacer.untilDueMs()).isEqualTo(10_000);
  }

  @Test
  void waitsARandomTimeBelowABoundThatDoublesUpToItsMaximum() {
    long bound = 1_000;
    for (int failure = 1; failure < 10; failure++) {
      assertThat(pacer.failed(FAULT).forMs()).isBetween(1L, bound);
      bound = Math.min(8_000, bound * 2);
    }
  }

  @Test
  void beginsAgainWithTheSmallestBoundAfterASuccess() {
    for (int failure = 0; failure < 10; failure++) {
      pacer.failed(FAULT);
    }
    assertThat(pacer.succeeded()).isEqualTo(10);
    assertThat(pacer.failed(FAULT).forMs()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void returnsNoSoonerThanUsualToAServerThatAsksForPatience() {
    assertThat(pacer.failed(new Unavailable("429", true, null)).forMs())
        .isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotLongerThanIsAllowed() {
    assertThat(pacer.failed(new Unavailable("429", true, 900_000L)).forMs()).isEqualTo(900_000);
    assertThat(pacer.failed(new Unavailable("429", true, 999_999_999_000L)).forMs())
        .isEqualTo(HOUR_MS);
  }
}
