package io.tributary.connect.smt.expr.function;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The units in which dates are cut and moved. */
enum CalendarUnit {
  SECOND(ChronoUnit.SECONDS),
  MINUTE(ChronoUnit.MINUTES),
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  WEEK(ChronoUnit.WEEKS) {
    @Override
    ZonedDateTime start(ZonedDateTime moment) {
      return DAY.start(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  },
  MONTH(ChronoUnit.MONTHS) {
    @Override
    ZonedDateTime start(ZonedDateTime moment) {
      return DAY.start(moment).withDayOfMonth(1);
    }
  },
  YEAR(ChronoUnit.YEARS) {
    @Override
    ZonedDateTime start(ZonedDateTime moment) {
      return DAY.start(moment).withDayOfYear(1);
    }
  };

  static final List<String> NAMES =
      Arrays.stream(values()).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList();

  private final ChronoUnit chrono;

  CalendarUnit(ChronoUnit chrono) {
    this.chrono = chrono;
  }

  static @Nullable CalendarUnit find(String name) {
    int index = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
    return index < 0 ? null : values()[index];
  }

  ChronoUnit chrono() {
    return chrono;
  }

  /** The first moment of the unit in which a moment lies. */
  ZonedDateTime start(ZonedDateTime moment) {
    return moment.truncatedTo(chrono);
  }
}
