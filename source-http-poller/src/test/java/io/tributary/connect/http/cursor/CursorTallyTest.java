package io.tributary.connect.http.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.CursorMode;
import io.tributary.connect.http.config.CursorSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTallyTest {

  @Test
  void keepsTheLastValueOfEachCursorOfTheRecords() {
    CursorTally tally = tally(CursorMode.LAST, "a=record:/a", "r=response:/r", "b=record:/b");
    tally.see(new Object[] {"column", "1", "x"}, 1);
    tally.see(new Object[] {"column", "0", null}, 1);

    assertThat(tally.kept()).isEqualTo(Map.of("a", "0", "b", "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 10",
    "-5, -4.5",
    "2026-01-01T00:00:00+02:00, 2025-12-31T23:00:00Z",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00.5Z",
    "abc, abd",
    "99999999999999999998, 99999999999999999999",
  })
  void keepsTheGreatestOfNumbersTimesAndTexts(String less, String more) {
    for (List<String> order : List.of(List.of(less, more), List.of(more, less))) {
      CursorTally tally = tally(CursorMode.MAX, "a=record:/a");
      order.forEach(value -> tally.see(new Object[] {value}, 0));

      assertThat(tally.kept()).containsEntry("a", more);
    }
  }

  private static CursorTally tally(CursorMode mode, String... fields) {
    return new CursorTally(
        new CursorSettings(
            List.of(fields).stream().map(CursorField::parse).toList(), mode, Map.of(), 0));
  }
}
