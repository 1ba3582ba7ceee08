package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofMinutes(1), clock);

  @Test
  void opensAfterSoManyFailuresInARow() {
    assertThat(breaker.failed()).isZero();
    assertThat(breaker.failed()).isZero();
    assertThat(breaker.waitMs()).isZero();
    assertThat(breaker.failed()).isEqualTo(60_000);
    assertThat(breaker.waitMs()).isEqualTo(60_000);
  }

  @Test
  void countsFailuresInARowOnly() {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();

    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void letsOneAskForAllOnceItsTimeIsOver() {
    trip();
    clock.advance(Duration.ofMinutes(1));

    assertThat(breaker.waitMs()).isZero();
    assertThat(breaker.waitMs()).isEqualTo(60_000);
    breaker.succeeded();
    assertThat(breaker.waitMs()).isZero();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void opensAgainAtTheFirstFailureOfTheOneWhoAsked() {
    trip();
    clock.advance(Duration.ofMinutes(1));
    breaker.waitMs();

    assertThat(breaker.failed()).isEqualTo(60_000);
    assertThat(breaker.waitMs()).isEqualTo(60_000);
  }

  @Test
  void doesNotWaitForeverForAnAnswerThatNeverComes() {
    trip();
    clock.advance(Duration.ofMinutes(1));
    breaker.waitMs();
    clock.advance(Duration.ofMinutes(1));

    assertThat(breaker.waitMs()).isZero();
  }

  @Test
  void neverOpensWhereItIsOff() {
    CircuitBreaker off = new CircuitBreaker(0, Duration.ofMinutes(1), clock);
    for (int i = 0; i < 100; i++) {
      assertThat(off.failed()).isZero();
    }
    assertThat(off.waitMs()).isZero();
  }

  private void trip() {
    breaker.failed();
    breaker.failed();
    breaker.failed();
  }
}
