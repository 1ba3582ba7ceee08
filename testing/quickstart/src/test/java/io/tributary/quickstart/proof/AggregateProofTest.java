package io.tributary.quickstart.proof;

import static io.tributary.quickstart.proof.Records.record;
import static io.tributary.quickstart.proof.Records.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateProofTest {

  private static final Instant MINUTE = Instant.parse("2026-11-20T13:04:00Z");

  private static final AggregateProof PROOF =
      new AggregateProof(
          new Aggregation(
              "by_country",
              row -> Boolean.FALSE.equals(row.value("on_ground")),
              List.of("country"),
              "seen",
              "minute",
              Duration.ofMinutes(1),
              List.of(
                  Measure.count("flights"),
                  Measure.sum("total", "speed"),
                  Measure.average("average", "speed"),
                  Measure.min("least", "speed"),
                  Measure.max("most", "speed"),
                  Measure.last("last_name", "name", "seen"))));

  private static final List<TopicRecord> RECORDS =
      List.of(
          record(0, 0, "a", flight("CH", 10, 0.1, "A", false)),
          record(0, 1, "b", flight("CH", 50, 0.2, "B", false)),
          record(1, 0, "c", flight("CH", 50, null, "C", false)),
          record(1, 1, "d", flight("CH", 20, 9.9, "D", true)),
          record(1, 2, "e", flight("CH", 61, null, null, false)));

  private static final Row FIRST_MINUTE =
      row(
          "country",
          "CH",
          "minute",
          MINUTE,
          "flights",
          3L,
          "total",
          new BigDecimal("0.3000"),
          "average",
          0.15,
          "least",
          0.1,
          "most",
          0.2,
          "last_name",
          "C");

  private static final Row SECOND_MINUTE =
      row(
          "country", "CH",
          "minute", MINUTE.plusSeconds(60),
          "flights", 1L,
          "total", null,
          "average", null,
          "least", null,
          "most", null,
          "last_name", null);

  @Test
  void holdsWhenTheTableHasTheExactFigures() {
    Verdict verdict = PROOF.check(RECORDS, List.of(FIRST_MINUTE, SECOND_MINUTE));

    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.compared()).isEqualTo(2);
    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void namesAGroupThatCountsARecordTwice() {
    Row doubled =
        row(
            "country",
            "CH",
            "minute",
            MINUTE,
            "flights",
            4L,
            "total",
            new BigDecimal("0.3000"),
            "average",
            0.15,
            "least",
            0.1,
            "most",
            0.2,
            "last_name",
            "C");

    assertThat(PROOF.check(RECORDS, List.of(doubled, SECOND_MINUTE)).first())
        .containsExactly(
            "[CH, 2026-11-20T13:04:00Z] flights: 3 (Long) in a recomputation from the topic,"
                + " 4 (Long) in the table by_country");
  }

  @Test
  void namesALostGroup() {
    assertThat(PROOF.check(RECORDS, List.of(FIRST_MINUTE)).first())
        .containsExactly(
            "[CH, 2026-11-20T13:05:00Z] is in a recomputation from the topic,"
                + " not in the table by_country");
  }

  private static Row flight(
      String country, long second, Double speed, String name, boolean onGround) {
    return row(
        "country", country,
        "seen", MINUTE.plusSeconds(second),
        "speed", speed,
        "name", name,
        "on_ground", onGround);
  }
}
