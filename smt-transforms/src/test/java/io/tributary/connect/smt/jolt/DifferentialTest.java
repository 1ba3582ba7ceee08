package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random specs on random trees, ours against jolt-core 0.1.8. {@code -Dfuzz.cases=1000000} runs as
 * many, {@code -Dfuzz.seed=7} those of one seed.
 */
class DifferentialTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 24_000);

  static LongStream seeds() {
    Long asked = Long.getLong("fuzz.seed");
    return asked == null ? LongStream.of(1, 20261120) : LongStream.of(asked);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesWhatJoltGives(long seed) {
    Fuzz fuzz = new Fuzz(seed);

    Optional<String> difference = fuzz.run(CASES);

    Map<String, Integer> tally = fuzz.tally();
    System.out.printf("fuzz.seed=%d fuzz.cases=%d %s%n", seed, CASES, tally);
    assertThat(difference).as("seed %d", seed).isEmpty();
    assertThat(fuzz.count("same")).as("answers of Jolt met: %s", tally).isGreaterThan(CASES / 3);
  }
}
