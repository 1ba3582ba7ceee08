package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * When polls begin.
 *
 * @param intervalMs milliseconds from the start of one poll to the start of the next
 * @param jitterMs longest random delay of each poll, in milliseconds
 * @param cron instead of the interval; null for none
 * @param zone whose hours and days the cron expression means
 * @param aligned whether polls begin at whole multiples of the interval
 */
public record ScheduleSettings(
    long intervalMs, long jitterMs, @Nullable CronExpression cron, ZoneId zone, boolean aligned) {

  public static final String JITTER = "poll.jitter.ms";
  public static final String CRON = "poll.cron";
  public static final String TIMEZONE = "poll.cron.timezone";
  public static final String ALIGN = "poll.align";

  private static final long DAY_MS = 86_400_000L;

  static void define(KeyGroup group) {
    group
        .key(
            JITTER,
            ConfigDef.Type.LONG,
            0L,
            between(0L, DAY_MS),
            Importance.LOW,
            "Each poll begins a random time of up to so many milliseconds later, so that many clients"
                + " of one server do not come at once. Not more than poll.interval.ms.")
        .key(
            CRON,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("cron expression", CronExpression::parse),
            Importance.LOW,
            "When polls begin, instead of poll.interval.ms: minute, hour, day of the month, month and"
                + " day of the week, as '*/5 6-22 * * MON-FRI'; or with the seconds before them. Times"
                + " that pass during a poll are made up for once.")
        .key(
            TIMEZONE,
            ConfigDef.Type.STRING,
            "UTC",
            Parsed.by("time zone", ScheduleSettings::zone),
            Importance.LOW,
            "Time zone of poll.cron, as America/Toronto.")
        .key(
            ALIGN,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether polls begin at whole multiples of poll.interval.ms since the epoch, as at every"
                + " full minute, instead of an interval after the last one.");
  }

  static ScheduleSettings from(AbstractConfig config) {
    String cron = config.getString(CRON);
    return new ScheduleSettings(
        config.getLong(PacingSettings.INTERVAL),
        config.getLong(JITTER),
        cron.isEmpty() ? null : CronExpression.parse(cron),
        zone(config.getString(TIMEZONE)),
        config.getBoolean(ALIGN));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ConfigException("'" + name + "' is no time zone such as America/Toronto or UTC");
    }
  }
}
