package io.tributary.connect.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  /** Always draws the largest value below the bound, so that delays show their cap. */
  private static final RandomGenerator GREATEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("only bounded draws are expected");
        }

        @Override
        public long nextLong(long origin, long bound) {
          return bound - 1;
        }
      };

  @Test
  void doublesTheCapUpToTheMaximum() {
    Backoff backoff = new Backoff(100, 1_000, GREATEST);

    assertThat(backoff.delayMs(1)).isEqualTo(100);
    assertThat(backoff.delayMs(2)).isEqualTo(200);
    assertThat(backoff.delayMs(4)).isEqualTo(800);
    assertThat(backoff.delayMs(5)).isEqualTo(1_000);
    assertThat(backoff.delayMs(Integer.MAX_VALUE)).isEqualTo(1_000);
  }

  @Test
  void drawsEvenlyBelowTheCap() {
    Backoff backoff = new Backoff(1_000, 1_000, RandomGenerator.of("L64X128MixRandom"));

    double mean =
        java.util.stream.IntStream.range(0, 10_000)
            .mapToLong(i -> backoff.delayMs(1))
            .average()
            .orElseThrow();

    assertThat(mean).isBetween(450.0, 550.0);
  }
}
