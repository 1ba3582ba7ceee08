package io.tributary.quickstart.proof;

import static io.tributary.quickstart.proof.Records.record;
import static io.tributary.quickstart.proof.Records.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastStateTest {

  private static final List<String> KEY = List.of("id");

  @Test
  void keepsTheRowWithTheHighestOffset() {
    Table last =
        LastState.ofRows(
            "t",
            List.of(
                record(0, 5, "a", row("id", "a", "v", 2L)),
                record(0, 4, "a", row("id", "a", "v", 1L)),
                record(1, 0, "b", row("id", "b", "v", 3L))),
            KEY);

    assertThat(last.rows().values())
        .containsExactlyInAnyOrder(row("id", "a", "v", 2L), row("id", "b", "v", 3L));
  }

  @Test
  void keepsTheRowOfTheGreatestTimeWheneverItComes() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");

    Table last =
        LastState.ofTimes(
            "t",
            List.of(
                row("id", "a", "v", 2L, "at", noon),
                row("id", "a", "v", 1L, "at", noon.minusSeconds(1)),
                row("id", "b", "v", 3L, "at", noon),
                row("id", "b", "v", 4L, "at", noon)),
            KEY,
            "at");

    assertThat(last.rows().values())
        .containsExactlyInAnyOrder(
            row("id", "a", "v", 2L, "at", noon), row("id", "b", "v", 4L, "at", noon));
  }

  @Test
  void appliesChangesAndDeletes() {
    Table last =
        LastState.ofChanges(
            "t",
            List.of(
                record(0, 0, "a", row("op", "c", "before", null, "after", row("id", "a", "v", 1L))),
                record(
                    0,
                    1,
                    "a",
                    row(
                        "op",
                        "u",
                        "before",
                        row("id", "a", "v", 1L),
                        "after",
                        row("id", "a", "v", 2L))),
                record(0, 2, "b", row("op", "r", "before", null, "after", row("id", "b", "v", 3L))),
                record(0, 3, "b", row("op", "d", "before", row("id", "b", "v", 3L), "after", null)),
                record(0, 4, "b", null)),
            KEY);

    assertThat(last.rows().values()).containsExactly(row("id", "a", "v", 2L));
  }

  @Test
  void findsKeysThatLieInTwoPartitions() {
    Differences differences = new Differences();

    LastState.requireOnePartitionPerKey(
        List.of(record(0, 0, "a", null), record(1, 0, "a", null), record(1, 1, null, null)),
        differences);

    assertThat(differences.verdict("keys", 3).first())
        .containsExactly("a is in partition 0 and at topic-1@0", "topic-1@1 has no key");
  }
}
