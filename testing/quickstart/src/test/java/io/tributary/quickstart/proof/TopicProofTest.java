package io.tributary.quickstart.proof;

import static io.tributary.quickstart.proof.Records.record;
import static io.tributary.quickstart.proof.Records.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicProofTest {

  private static final TopicProof PROOF =
      new TopicProof("flights", List.of("id", "at", "speed"), List.of("id", "at"));

  private static final Row FIRST = row("id", "a", "at", 1L, "speed", 200.0);
  private static final Row SECOND = row("id", "a", "at", 2L, "speed", null);

  @Test
  void holdsWhenEachPolledRowArrivedOnce() {
    Verdict verdict =
        PROOF.check(
            List.of(FIRST, SECOND), List.of(record(0, 0, "a", FIRST), record(0, 1, "a", SECOND)));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.compared()).isEqualTo(2);
  }

  @Test
  void namesTheLost() {
    assertThat(PROOF.check(List.of(FIRST, SECOND), List.of(record(0, 0, "a", FIRST))).first())
        .containsExactly("[a, 2] is in the served bodies, not in the topic flights");
  }

  @Test
  void namesTheDoubled() {
    assertThat(
            PROOF
                .check(List.of(FIRST), List.of(record(0, 0, "a", FIRST), record(0, 1, "a", FIRST)))
                .first())
        .containsExactly("[a, 1] is more than once in the topic flights");
  }

  @Test
  void namesWhatNobodyPolled() {
    assertThat(
            PROOF
                .check(List.of(FIRST), List.of(record(0, 0, "a", FIRST), record(0, 1, "a", SECOND)))
                .first())
        .containsExactly("[a, 2] is in the topic flights, not in the served bodies");
  }

  @Test
  void tellsAWholeFloatFromAnInteger() {
    Row changed = row("id", "a", "at", 1L, "speed", 200L);

    assertThat(PROOF.check(List.of(FIRST), List.of(record(0, 0, "a", changed))).first())
        .containsExactly(
            "[a, 1] speed: 200.0 (Double) in the served bodies, 200 (Long) in the topic flights");
  }

  @Test
  void namesARecordWithoutValue() {
    assertThat(PROOF.check(List.of(), List.of(record(3, 7, "a", null))).first())
        .containsExactly("topic-3@7 has no value");
  }

  @Test
  void isNoProofWhenNothingWasCompared() {
    assertThat(PROOF.check(List.of(), List.of()).holds()).isFalse();
  }
}
