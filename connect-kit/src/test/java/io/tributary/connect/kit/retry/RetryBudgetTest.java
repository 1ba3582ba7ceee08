package io.tributary.connect.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };

  private final RetryBudget budget = new RetryBudget(Duration.ofSeconds(10), clock);

  @Test
  void countsFromTheFirstFailure() {
    now.set(Instant.ofEpochSecond(100));
    assertThat(budget.spent()).isFalse();
    now.set(Instant.ofEpochSecond(110));
    assertThat(budget.spent()).isFalse();
    now.set(Instant.ofEpochSecond(111));
    assertThat(budget.spent()).isTrue();
  }

  @Test
  void startsAnewAfterASuccess() {
    assertThat(budget.spent()).isFalse();
    budget.reset();
    now.set(Instant.ofEpochSecond(60));
    assertThat(budget.spent()).isFalse();
  }
}
