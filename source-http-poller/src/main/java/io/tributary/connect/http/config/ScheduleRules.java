package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;

/** What the keys of the schedule must be in the light of one another. */
final class ScheduleRules {

  private ScheduleRules() {}

  static List<Finding> check(ScheduleSettings schedule) {
    List<Finding> findings = new ArrayList<>();
    if (schedule.cron() == null && schedule.jitterMs() > schedule.intervalMs()) {
      findings.add(
          new Finding(
              ScheduleSettings.JITTER,
              "it is longer than " + PacingSettings.INTERVAL + ", " + schedule.intervalMs(),
              "Lower it"));
    }
    if (schedule.cron() != null && schedule.aligned()) {
      findings.add(
          new Finding(
              ScheduleSettings.ALIGN,
              ScheduleSettings.CRON + " says when polls begin",
              "Remove one of the two"));
    }
    return findings;
  }
}
