package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.HttpReply.Cause;
import io.tributary.connect.http.model.HttpReply.Unavailable;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.schedule.Schedules;
import io.tributary.connect.kit.retry.Backoff;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final long HOUR_MS = 3_600_000;
  private static final Unavailable FAULT = Unavailable.because("fault");

  private static final RequestSpec REQUEST =
      new RequestSpec("GET", "https://example.org/", List.of(), List.of(), null);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final EndpointSettings endpoint =
      new HttpPollerConfig(
              Map.of(
                  "poll.interval.ms", "10000",
                  "retry.backoff.ms", "1000",
                  "retry.backoff.max.ms", "8000",
                  "retry.after.max.ms", String.valueOf(HOUR_MS),
                  "breaker.failures", "20"))
          .endpoint("default");
  private final Limits limits = new Limits(clock, clock);
  private final Pacer pacer = pacer();

  private Pacer pacer() {
    return new Pacer(
        endpoint.pacing(),
        new Backoff(1_000, 8_000, RandomGenerator.getDefault()),
        limits.open(endpoint, 1),
        Schedules.of(endpoint.schedule(), clock, clock, RandomGenerator.getDefault()));
  }

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
    assertThat(pacer.failed(new Unavailable("429", Cause.IMPATIENCE, null)).forMs())
        .isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotLongerThanIsAllowed() {
    assertThat(pacer.failed(new Unavailable("429", Cause.IMPATIENCE, 900_000L)).forMs())
        .isEqualTo(900_000);
    assertThat(pacer.failed(new Unavailable("429", Cause.IMPATIENCE, 999_999_999_000L)).forMs())
        .isEqualTo(HOUR_MS);
  }

  @Test
  void aServerThatAsksToBeLeftAloneIsLeftAloneByAllUnitsOfTheEndpoint() {
    pacer.failed(new Unavailable("429", Cause.IMPATIENCE, 900_000L));

    assertThat(pacer().claim(REQUEST)).isEqualTo(new Park(Park.Reason.RETRY_AFTER, 900_000));
    clock.advance(Duration.ofMinutes(15));
    assertThat(pacer().claim(REQUEST)).isNull();
  }

  @Test
  void failuresOfAllUnitsOpenTheBreakerAndOnesSuccessShutsIt() {
    for (int i = 0; i < 20; i++) {
      assertThat(pacer().claim(REQUEST)).isNull();
      pacer().failed(FAULT);
    }
    assertThat(pacer().claim(REQUEST)).isEqualTo(new Park(Park.Reason.BREAKER, 60_000));
    clock.advance(Duration.ofMinutes(1));
    assertThat(pacer.claim(REQUEST)).isNull();
    pacer.succeeded();
    assertThat(pacer().claim(REQUEST)).isNull();
  }

  @Test
  void saysThatItIsTheCredentialsThatAreMissing() {
    Park park = pacer.failed(new Unavailable("no token", Cause.CREDENTIALS, null));

    assertThat(park.reason()).isEqualTo(Park.Reason.AUTH);
  }

  @Test
  void neverGivesUpUnlessItIsTold() {
    for (int i = 0; i < 1_000; i++) {
      pacer.failed(FAULT);
    }
    assertThat(pacer.givesUp()).isFalse();
  }
}
