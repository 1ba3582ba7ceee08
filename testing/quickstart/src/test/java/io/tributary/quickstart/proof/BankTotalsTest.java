package io.tributary.quickstart.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.proof.BankTotals.Trend;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTotalsTest {

  @Test
  void groupsByMonthOfAllYears() {
    BankTotals totals =
        totals("500101", List.of(moved("930115", "100.10"), moved("940120", "0.20")));

    assertThat(totals.lines(Trend.MONTHLY_TREND)).containsExactly("1|2|100.30");
    assertThat(totals.lines(Trend.YEARLY_TREND)).containsExactly("1993|1|100.10", "1994|1|0.20");
    assertThat(totals.lines(Trend.OPS_TOTALS)).containsExactly("VKLAD|2|100.30");
  }

  /** Women have 50 added to the month of their birth; ages are those of 1999. */
  @ParameterizedTest
  @CsvSource({
    "750101, YOUTH|MALE",
    "745101, ADULT|FEMALE",
    "641201, ADULT|MALE",
    "636201, MIDDLE AGED|FEMALE",
    "350101, MIDDLE AGED|MALE",
    "345101, SENIOR|FEMALE"
  })
  void knowsAgeAndGenderOfTheOwner(String birth, String group) {
    BankTotals totals = totals(birth, List.of(moved("930115", "1.00"), moved("930115", "0.01")));

    assertThat(totals.lines(Trend.TRANS_BY_AGE_GENDER)).containsExactly(group + "|2|1.01|0.505000");
  }

  @Test
  void tellsTheRowsOfATableInTheSameForm() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("age_level", "YOUTH");
    row.put("gender", "MALE");
    row.put("transactions", 2L);
    row.put("total_amount", new BigDecimal("1.0100"));
    row.put("avg_amount", 0.505);
    row.put("__rows", 9L);

    assertThat(Trend.TRANS_BY_AGE_GENDER.lines(List.of(new Row(row))))
        .containsExactly("YOUTH|MALE|2|1.01|0.505000");
  }

  @Test
  void readsTheFileOfExpectedLines(@TempDir Path folder) throws IOException {
    assertThat(Trend.OPS_TOTALS.expected(folder)).isEmpty();
    Files.writeString(folder.resolve("expected_ops_totals.psv"), "VKLAD|2|100.30\n");

    assertThat(Trend.OPS_TOTALS.expected(folder)).containsExactly("VKLAD|2|100.30");
  }

  /** Of an account that one client owns and another may dispose of. */
  private static BankTotals totals(String birth, List<Map<String, String>> transactions) {
    return new BankTotals(
        new Bank(
            List.of(),
            List.of(),
            List.of(
                Map.of("client_id", "1", "birth_number", "010101"),
                Map.of("client_id", "2", "birth_number", birth)),
            List.of(
                Map.of("account_id", "5", "client_id", "2", "type", "OWNER"),
                Map.of("account_id", "5", "client_id", "1", "type", "DISPONENT")),
            transactions));
  }

  private static Map<String, String> moved(String date, String amount) {
    return Map.of("account_id", "5", "date", date, "amount", amount, "operation", "VKLAD");
  }
}
