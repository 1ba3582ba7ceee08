package io.tributary.quickstart.proof;

import static io.tributary.quickstart.proof.Records.record;
import static io.tributary.quickstart.proof.Records.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LakeProofTest {

  private static final List<String> KEY = List.of("id");
  private static final LakeProof PROOF = new LakeProof("flights", KEY);

  @Test
  void holdsWhenEachKeyHasItsLastRow() {
    Row row = row("id", "a", "speed", null, "total", new BigDecimal("1.50"));
    Row sameRow = row("id", "a", "speed", null, "total", new BigDecimal("1.5"));

    assertThat(PROOF.check(last(row), List.of(sameRow)).holds()).isTrue();
  }

  @Test
  void namesAStaleRow() {
    assertThat(
            PROOF
                .check(last(row("id", "a", "speed", 2.0)), List.of(row("id", "a", "speed", 1.0)))
                .first())
        .containsExactly("[a] speed: 2.0 (Double) in t, 1.0 (Double) in the lake table flights");
  }

  @Test
  void namesARowThatTheLakeHoldsTwice() {
    Row row = row("id", "a");

    Verdict verdict = PROOF.check(last(row), List.of(row, row));

    assertThat(verdict.doubled()).isEqualTo(1);
    assertThat(verdict.first()).containsExactly("[a] is more than once in the lake table flights");
  }

  @Test
  void namesAValueInAColumnThatTheTopicLacks() {
    assertThat(PROOF.check(last(row("id", "a")), List.of(row("id", "a", "more", 1L))).first())
        .containsExactly("[a] more: null in t, 1 (Long) in the lake table flights");
  }

  @Test
  void countsAllDifferencesButKeepsTen() {
    List<Row> extra = java.util.stream.LongStream.range(0, 25).mapToObj(i -> row("id", i)).toList();

    Verdict verdict = PROOF.check(last(row("id", "a")), extra);

    assertThat(verdict.differing()).isEqualTo(26);
    assertThat(verdict.missing()).isEqualTo(1);
    assertThat(verdict.different()).isEqualTo(25);
    assertThat(verdict.first()).hasSize(10);
  }

  private static Table last(Row row) {
    return LastState.ofRows("t", List.of(record(0, 0, "a", row)), KEY);
  }
}
