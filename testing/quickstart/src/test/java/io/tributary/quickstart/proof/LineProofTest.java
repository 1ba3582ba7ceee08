package io.tributary.quickstart.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineProofTest {

  @Test
  void holdsInAnyOrder() {
    Verdict verdict = LineProof.check("a = b", List.of("x", "y", "x"), List.of("y", "x", "x"));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.compared()).isEqualTo(3);
  }

  @Test
  void countsWhatIsMissingAndWhatIsDoubled() {
    Verdict verdict = LineProof.check("a = b", List.of("x", "x", "y"), List.of("x", "y", "y", "z"));

    assertThat(verdict.holds()).isFalse();
    assertThat(verdict.missing()).isEqualTo(1);
    assertThat(verdict.doubled()).isEqualTo(2);
    assertThat(verdict.first())
        .containsExactlyInAnyOrder(
            "1 times too seldom: x", "1 times too often: y", "1 times too often: z");
  }

  @Test
  void provesNothingWithNothing() {
    assertThat(LineProof.check("a = b", List.of(), List.of()).holds()).isFalse();
  }
}
