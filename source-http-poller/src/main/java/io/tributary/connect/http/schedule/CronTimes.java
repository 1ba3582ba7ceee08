package io.tributary.connect.http.schedule;

import static io.tributary.connect.http.config.CronExpression.has;

import io.tributary.connect.http.config.CronExpression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The times of a cron expression in a time zone. A time that a change to summer time leaves out
 * comes as much later; one that a change back brings twice comes once.
 */
final class CronTimes {

  private final CronExpression cron;
  private final ZoneId zone;

  CronTimes(CronExpression cron, ZoneId zone) {
    this.cron = cron;
    this.zone = zone;
  }

  /** The first time behind an instant. */
  Instant after(Instant from) {
    LocalDateTime local =
        LocalDateTime.ofInstant(from, zone).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    while (true) {
      LocalDateTime match = matching(local);
      Instant instant = match.atZone(zone).toInstant();
      if (instant.isAfter(from)) {
        return instant;
      }
      local = match.plusSeconds(1);
    }
  }

  /** The first matching local time that is not before a given one: the largest unit first. */
  private LocalDateTime matching(LocalDateTime from) {
    LocalDateTime at = from;
    while (true) {
      if (!has(cron.months(), at.getMonthValue())) {
        at = at.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay();
      } else if (!isDay(at.toLocalDate())) {
        at = at.toLocalDate().plusDays(1).atStartOfDay();
      } else if (!has(cron.hours(), at.getHour())) {
        at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!has(cron.minutes(), at.getMinute())) {
        at = at.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      } else if (!has(cron.seconds(), at.getSecond())) {
        at = at.plusSeconds(1);
      } else {
        return at;
      }
    }
  }

  private boolean isDay(LocalDate date) {
    boolean ofMonth = has(cron.daysOfMonth(), date.getDayOfMonth());
    boolean ofWeek = has(cron.daysOfWeek(), date.getDayOfWeek().getValue() % 7);
    return cron.eitherDay() ? ofMonth || ofWeek : ofMonth && ofWeek;
  }
}
