package io.tributary.quickstart.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static final Instant MINUTE = Instant.parse("2026-11-20T12:00:00Z");

  private final List<TopicRecord> records =
      List.of(
          vector("a", MINUTE.plusSeconds(1), 999.9, 49.9),
          vector("a", MINUTE.plusSeconds(59), 0.0, 50.0),
          vector("b", MINUTE.plusSeconds(30), -1.0, null),
          vector("b", MINUTE.plusSeconds(60), null, 249.0));

  @Test
  void countsReportsAndDifferentAircraftByMinute() {
    assertThat(
            Bands.ALL
                .get(0)
                .check(
                    records,
                    List.of(
                        row("origin_country", "Chile", 0, 3, 2),
                        row("origin_country", "Chile", 1, 1, 1))))
        .matches(Verdict::holds);
  }

  @Test
  void floorsAltitudesToKilometresAndLeavesNullsOut() {
    assertThat(
            Bands.ALL
                .get(1)
                .check(
                    records,
                    List.of(row("altitude_km", 0L, 0, 2, 1), row("altitude_km", -1L, 0, 1, 1))))
        .matches(Verdict::holds);
  }

  @Test
  void namesSpeedsByWhereTheirStepBegins() {
    List<Row> rows =
        List.of(
            row("from_mps", 0L, 0, 1, 1),
            row("from_mps", 50L, 0, 1, 1),
            row("from_mps", 200L, 1, 1, 1));

    assertThat(Bands.ALL.get(2).check(records, rows)).matches(Verdict::holds);
  }

  @Test
  void findsAReportThatIsCountedTwice() {
    Verdict verdict =
        Bands.ALL
            .get(1)
            .check(
                records,
                List.of(row("altitude_km", 0L, 0, 3, 1), row("altitude_km", -1L, 0, 1, 1)));

    assertThat(verdict.holds()).isFalse();
    assertThat(verdict.first()).anyMatch(line -> line.contains("0 " + MINUTE + ": 3 of 1"));
  }

  private static TopicRecord vector(
      String aircraft, Instant contact, @Nullable Double altitude, @Nullable Double speed) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("icao24", aircraft);
    values.put("origin_country", "Chile");
    values.put("last_contact", contact);
    values.put("baro_altitude", altitude);
    values.put("velocity", speed);
    return new TopicRecord("vectors", 0, 0, aircraft, new Row(values));
  }

  private static Row row(String column, Object band, int minute, long reports, long aircraft) {
    return new Row(
        Map.of(
            column,
            band,
            "minute",
            MINUTE.plusSeconds(60L * minute),
            "reports",
            reports,
            "aircraft",
            aircraft));
  }
}
