package io.tributary.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.proof.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofReportTest {

  @Test
  void saysWhatHolds() {
    assertThat(ProofReport.lines(List.of(new Verdict("a = b", 12, 0, 0, 0, List.of()))))
        .singleElement()
        .asString()
        .startsWith("  holds  a = b")
        .endsWith("12 compared");
  }

  @Test
  void saysWhatDiffersAndHowMuchMore() {
    List<String> lines =
        ProofReport.lines(List.of(new Verdict("a = b", 12, 1, 1, 3, List.of("[k] x: 1, 2"))));

    assertThat(lines.get(0)).startsWith("  FAILED a = b");
    assertThat(lines.subList(1, 3)).containsExactly("         [k] x: 1, 2", "         and 4 more");
  }

  @Test
  void doesNotCallNothingAProof() {
    List<String> lines = ProofReport.lines(List.of(new Verdict("a = b", 0, 0, 0, 0, List.of())));

    assertThat(lines.get(0)).startsWith("  FAILED");
    assertThat(lines.get(1)).contains("nothing");
  }
}
