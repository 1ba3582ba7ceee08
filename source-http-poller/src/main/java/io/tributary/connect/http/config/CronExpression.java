package io.tributary.connect.http.config;

import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/**
 * The times at which a cron job runs, as sets of bits: bit n of the minutes stands for minute n.
 *
 * <p>Five fields, or six with the seconds first: lists, ranges, steps, names of months and days. As
 * in Unix, a day of the month and a day of the week that are both given mean either of them.
 *
 * @param eitherDay whether one of the two days is enough
 */
public record CronExpression(
    long seconds,
    long minutes,
    long hours,
    long daysOfMonth,
    long months,
    long daysOfWeek,
    boolean eitherDay) {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final Field SECOND = new Field("seconds", 0, 59, List.of());
  private static final Field MINUTE = new Field("minutes", 0, 59, List.of());
  private static final Field HOUR = new Field("hours", 0, 23, List.of());
  private static final Field DAY_OF_MONTH = new Field("days of the month", 1, 31, List.of());
  private static final Field MONTH = new Field("months", 1, 12, MONTHS);

  /** Sunday is 0 or 7. */
  private static final Field DAY_OF_WEEK = new Field("days of the week", 0, 7, DAYS);

  /**
   * Reads an expression.
   *
   * @throws ConfigException if it is none, or names no day that ever comes
   */
  public static CronExpression parse(String text) {
    List<String> parts = List.of(text.trim().split("\\s+"));
    if (parts.size() != 5 && parts.size() != 6) {
      throw new ConfigException(
          "'" + text + "' has neither five fields, as in '0 3 * * MON-FRI', nor six with seconds");
    }
    List<String> fields = parts.subList(parts.size() - 5, parts.size());
    long daysOfWeek = DAY_OF_WEEK.parse(fields.get(4));
    CronExpression cron =
        new CronExpression(
            parts.size() == 6 ? SECOND.parse(parts.get(0)) : 1,
            MINUTE.parse(fields.get(0)),
            HOUR.parse(fields.get(1)),
            DAY_OF_MONTH.parse(fields.get(2)),
            MONTH.parse(fields.get(3)),
            (daysOfWeek | daysOfWeek >> 7) & 0x7f,
            isRestricted(fields.get(2)) && isRestricted(fields.get(4)));
    if (!cron.eitherDay && cron.isNever()) {
      throw new ConfigException("'" + text + "' names a day that never comes");
    }
    return cron;
  }

  private static boolean isRestricted(String field) {
    return !field.startsWith("*") && !field.equals("?");
  }

  /** Such as the 30th of February. */
  private boolean isNever() {
    List<Integer> lengths = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    for (int month = 1; month <= lengths.size(); month++) {
      boolean hasDay = Long.numberOfTrailingZeros(daysOfMonth) <= lengths.get(month - 1);
      if (has(months, month) && hasDay) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value belongs to one of the sets. */
  public static boolean has(long set, int value) {
    return (set >> value & 1) == 1;
  }

  /**
   * One of the fields.
   *
   * @param names of the values from the first on
   */
  private record Field(String name, int first, int last, List<String> names) {

    long parse(String text) {
      long set = 0;
      for (String entry : text.split(",", -1)) {
        set |= entry(entry);
      }
      return set;
    }

    private long entry(String entry) {
      int slash = entry.indexOf('/');
      String range = slash < 0 ? entry : entry.substring(0, slash);
      int step = slash < 0 ? 1 : number(entry.substring(slash + 1), entry);
      int from = first;
      int to = last;
      if (!range.equals("*") && !range.equals("?")) {
        int dash = range.indexOf('-');
        from = value(dash < 0 ? range : range.substring(0, dash), entry);
        to = dash < 0 && slash < 0 ? from : last;
        to = dash < 0 ? to : value(range.substring(dash + 1), entry);
      }
      if (step < 1 || to < from) {
        throw wrong(entry);
      }
      long set = 0;
      for (int value = from; value <= to; value += step) {
        set |= 1L << value;
      }
      return set;
    }

    private int value(String text, String entry) {
      int named = names.indexOf(text.toUpperCase(Locale.ROOT));
      int value = named < 0 ? number(text, entry) : named + first;
      if (value < first || value > last) {
        throw wrong(entry);
      }
      return value;
    }

    private int number(String text, String entry) {
      if (!text.matches("\\d{1,3}")) {
        throw wrong(entry);
      }
      return Integer.parseInt(text);
    }

    private ConfigException wrong(String entry) {
      return new ConfigException(
          "'" + entry + "' is none of the " + name + ", which go from " + first + " to " + last);
    }
  }
}
