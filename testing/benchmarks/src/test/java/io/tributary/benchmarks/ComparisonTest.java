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
        .endsWith("| Reader.read | size=1 | 7.000 ms/op | 5.000 | 64 | 2.50 | 2.50 |\n");
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
    assertThat(Comparison.markdown(List.of(alone))).endsWith("| 5.000 | 64 |  |  |\n");
  }

  @Test
  void marksWhatTakesTooMuchByItself() {
    Comparison slow =
        comparison(0.5, null, new Comparison.Limit(Double.POSITIVE_INFINITY, 400, 1_100));
    Comparison wasteful =
        comparison(0.3, null, new Comparison.Limit(Double.POSITIVE_INFINITY, 400, 63));

    assertThat(slow.holds()).isFalse();
    assertThat(Comparison.markdown(List.of(slow)))
        .endsWith("| 64 |  | 400.00 ns EXCEEDED, 1100.00 B |\n");
    assertThat(wasteful.holds()).isFalse();
    assertThat(Comparison.markdown(List.of(wasteful)))
        .endsWith("| 400.00 ns, 63.00 B EXCEEDED |\n");
  }

  private static Comparison comparison(double cpu, @Nullable Double reference, double atMost) {
    return comparison(
        cpu,
        reference,
        new Comparison.Limit(atMost, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  private static Comparison comparison(
      double cpu, @Nullable Double reference, Comparison.Limit limit) {
    return new Comparison(
        "Reader.read", "size=1", 7.0, "ms/op", new Comparison.Cost(cpu, 64), reference, limit);
  }
}
