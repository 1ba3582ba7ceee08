package io.tributary.quickstart.proof;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The bank's trends, computed from its files by plain Java, and those of a table in the same form:
 * lines of cells with {@code |} between them; sums with 2 places, averages with 6.
 */
public final class BankTotals {

  private static final int FIRST_FEMALE_MONTH = 51;
  private static final int CENTURY = 1900;
  private static final int YEAR_OF_AGES = 1999;
  private static final int SUM_PLACES = 2;
  private static final int AVERAGE_PLACES = 6;

  private final Bank bank;
  private final Map<String, String> birthByAccount = new HashMap<>();

  public BankTotals(Bank bank) {
    this.bank = bank;
    Map<String, String> birthByClient = new HashMap<>();
    bank.clients()
        .forEach(client -> birthByClient.put(client.get("client_id"), client.get("birth_number")));
    bank.disps().stream()
        .filter(disp -> "OWNER".equals(disp.get("type")))
        .forEach(
            disp ->
                birthByAccount.put(
                    disp.get("account_id"), birthByClient.get(disp.get("client_id"))));
  }

  /** The four tables. */
  public enum Trend {
    MONTHLY_TREND(1),
    YEARLY_TREND(1),
    TRANS_BY_AGE_GENDER(2),
    OPS_TOTALS(1);

    private final int keys;

    Trend(int keys) {
      this.keys = keys;
    }

    /** The table's name. */
    public String table() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Of rows whose columns are the keys, then count, sum and, of ages and genders, average. */
    public List<String> lines(List<Row> rows) {
      return rows.stream().map(this::line).toList();
    }

    private String line(Row row) {
      StringBuilder line = new StringBuilder();
      int i = 0;
      for (String column : row.columns()) {
        if (!column.startsWith("__")) {
          Object value = Objects.requireNonNullElse(row.value(column), "NULL");
          line.append(i == 0 ? "" : "|").append(i <= keys ? value : rounded(value, i - keys));
          i++;
        }
      }
      return line.toString();
    }

    private static String rounded(Object value, int behindCount) {
      int places = behindCount == 1 ? SUM_PLACES : AVERAGE_PLACES;
      return new BigDecimal(value.toString())
          .setScale(places, RoundingMode.HALF_UP)
          .toPlainString();
    }

    /** The lines of {@code expected_<table>.psv}; none when the folder has no such file. */
    public List<String> expected(Path folder) throws IOException {
      Path file = folder.resolve("expected_" + table() + ".psv");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
  }

  /** Recomputes a table. */
  public List<String> lines(Trend trend) {
    return switch (trend) {
      case MONTHLY_TREND -> lines(row -> date(row, 2), false);
      case YEARLY_TREND ->
          lines(row -> Integer.toString(CENTURY + Integer.parseInt(date(row, 0))), false);
      case TRANS_BY_AGE_GENDER -> lines(this::ageAndGender, true);
      case OPS_TOTALS -> lines(row -> cell(row, "operation"), false);
    };
  }

  /** Two digits of YYMMDD, as a number. */
  private static String date(Map<String, String> row, int from) {
    return Integer.toString(Integer.parseInt(cell(row, "date").substring(from, from + 2)));
  }

  private String ageAndGender(Map<String, String> row) {
    String birth = cell(birthByAccount, cell(row, "account_id"));
    boolean female = Integer.parseInt(birth.substring(2, 4)) >= FIRST_FEMALE_MONTH;
    int age = YEAR_OF_AGES - CENTURY - Integer.parseInt(birth.substring(0, 2));
    return level(age) + "|" + (female ? "FEMALE" : "MALE");
  }

  private static String cell(Map<String, String> row, String name) {
    return Objects.requireNonNull(row.get(name), name);
  }

  private static String level(int age) {
    if (age <= 24) {
      return "YOUTH";
    }
    if (age <= 35) {
      return "ADULT";
    }
    return age <= 64 ? "MIDDLE AGED" : "SENIOR";
  }

  private List<String> lines(Function<Map<String, String>, String> group, boolean average) {
    Map<String, List<BigDecimal>> groups = new TreeMap<>();
    for (Map<String, String> row : bank.transactions()) {
      groups
          .computeIfAbsent(group.apply(row), key -> new ArrayList<>())
          .add(new BigDecimal(row.get("amount")));
    }
    return groups.entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue(), average))
        .toList();
  }

  private static String line(String key, List<BigDecimal> amounts, boolean average) {
    BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal count = BigDecimal.valueOf(amounts.size());
    String line = key + "|" + count + "|" + sum.setScale(SUM_PLACES, RoundingMode.UNNECESSARY);
    return average ? line + "|" + sum.divide(count, AVERAGE_PLACES, RoundingMode.HALF_UP) : line;
  }
}
