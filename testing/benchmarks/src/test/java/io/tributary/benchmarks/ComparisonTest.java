package io.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void printsTheRatioAndHowLargeItMayBe() {
    Comparison within = comparison(5.0, 2.0, 2.5);

    assertThat(within.holds()).isTrue();
    assertThat(Comparison.markdown(List.of(within)))
        .endsWith("| Reader.read | size=1 | 7.000 ms/op | 5.0 | 2.50 | 2.50 |\n");
  }

  @Test
  void marksARatioThatIsTooLarge() {
    Comparison above = comparison(5.1, 2.0, 2.5);

    assertThat(above.holds()).isFalse();
    assertThat(Comparison.markdown(List.of(above))).endsWith("| 2.55 | 2.50 EXCEEDED |\n");
  }

  @Test
  void leavesTheRatioOfAReferenceEmpty() {
    Comparison alone = comparison(5.0, null, Double.POSITIVE_INFINITY);

    assertThat(alone.holds()).isTrue();
    assertThat(Comparison.markdown(List.of(alone))).endsWith("| 5.0 |  |  |\n");
  }

  private static Comparison comparison(double cpu, @Nullable Double reference, double atMost) {
    return new Comparison("Reader.read", "size=1", 7.0, "ms/op", cpu, reference, atMost);
  }
}
