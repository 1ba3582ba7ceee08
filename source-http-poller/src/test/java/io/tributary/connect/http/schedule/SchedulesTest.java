package io.tributary.connect.http.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.CronExpression;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:07.500Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "* * * * *              ; UTC ; 2026-11-20T12:00:00Z ; 2026-11-20T12:01:00Z",
        "*/15 * * * *           ; UTC ; 2026-11-20T12:46:00Z ; 2026-11-20T13:00:00Z",
        "5/20 * * * *           ; UTC ; 2026-11-20T12:46:00Z ; 2026-11-20T13:05:00Z",
        "*/10 * * * * *         ; UTC ; 2026-11-20T12:00:50Z ; 2026-11-20T12:01:00Z",
        "30 0 0 1 1 ?           ; UTC ; 2026-11-20T12:00:00Z ; 2027-01-01T00:00:30Z",
        "0 3 * * MON-FRI        ; UTC ; 2026-11-20T12:00:00Z ; 2026-11-23T03:00:00Z",
        "0 3 * * 0              ; UTC ; 2026-11-20T12:00:00Z ; 2026-11-22T03:00:00Z",
        "0 3 * * 7              ; UTC ; 2026-11-20T12:00:00Z ; 2026-11-22T03:00:00Z",
        "0 0 29 2 *             ; UTC ; 2026-11-20T12:00:00Z ; 2028-02-29T00:00:00Z",
        "0 0 13 * FRI           ; UTC ; 2026-11-20T12:00:00Z ; 2026-11-27T00:00:00Z",
        "0 0 1,15 jan,jul *     ; UTC ; 2026-11-20T12:00:00Z ; 2027-01-01T00:00:00Z",
        "59 23 31 * *           ; UTC ; 2026-12-01T00:00:00Z ; 2026-12-31T23:59:00Z",
        "0 9 * * *  ; America/Toronto ; 2026-11-20T12:00:00Z ; 2026-11-20T14:00:00Z",
        "30 2 * * * ; America/Toronto ; 2026-03-08T06:00:00Z ; 2026-03-08T07:30:00Z",
        "30 1 * * * ; America/Toronto ; 2026-11-01T05:30:00Z ; 2026-11-02T06:30:00Z"
      })
  void findsTheNextTimeOfACronExpression(String cron, String zone, Instant from, Instant next) {
    assertThat(new CronTimes(CronExpression.parse(cron), ZoneId.of(zone)).after(from))
        .isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "1, * * * *",
        "0 0 30 2 *",
        "0 0 31 4,6 *"
      })
  void refusesWhatIsNoCronExpression(String cron) {
    assertThatThrownBy(() -> CronExpression.parse(cron)).isInstanceOf(ConfigException.class);
  }

  @Test
  void pollsAnIntervalAfterTheStartOfTheLastPollAndFirstAtOnce() {
    PollSchedule schedule = schedule();
    assertThat(schedule.untilDueMs()).isZero();

    schedule.started();
    clock.advance(Duration.ofSeconds(4));
    assertThat(schedule.untilDueMs()).isEqualTo(6_000);
    clock.advance(Duration.ofSeconds(40));
    assertThat(schedule.untilDueMs()).isZero();
  }

  @Test
  void delaysEachPollByARandomTime() {
    PollSchedule schedule = schedule("poll.jitter.ms", "10000");
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 200; i++) {
      schedule.started();
      least = Math.min(least, schedule.untilDueMs());
      most = Math.max(most, schedule.untilDueMs());
    }
    assertThat(least).isBetween(10_000L, 12_000L);
    assertThat(most).isBetween(18_000L, 20_000L);
  }

  @Test
  void pollsAtWholeMultiplesOfTheInterval() {
    PollSchedule schedule = schedule("poll.align", "true");
    assertThat(schedule.untilDueMs()).isEqualTo(2_500);

    clock.advance(Duration.ofMillis(2_499));
    schedule.started();
    assertThat(schedule.untilDueMs()).isEqualTo(10_001);
  }

  @Test
  void makesUpOnceForTimesThatPassedDuringAPoll() {
    PollSchedule schedule = schedule("poll.cron", "*/10 * * * * *");
    clock.advance(Duration.ofMillis(2_500));
    schedule.started();
    clock.advance(Duration.ofSeconds(35));
    assertThat(schedule.untilDueMs()).isZero();

    schedule.started();
    assertThat(schedule.untilDueMs()).isEqualTo(5_000);
  }

  @Test
  void pollsInHasteDoNotPutOffTheNextRegularOne() {
    PollSchedule schedule = schedule("poll.cron", "0 3 * * *");
    long before = schedule.untilDueMs();
    for (int i = 0; i < 5; i++) {
      schedule.started();
    }
    assertThat(schedule.untilDueMs()).isEqualTo(before);
  }

  @Test
  void aClockThatIsSetBackDelaysNoPollBeyondTheNextTime() {
    PollSchedule schedule = schedule("poll.align", "true");
    clock.advance(Duration.ofHours(-1));

    assertThat(schedule.untilDueMs()).isLessThanOrEqualTo(10_000);
  }

  private PollSchedule schedule(String... keys) {
    Map<String, String> props = new HashMap<>(Map.of("poll.interval.ms", "10000"));
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    return Schedules.of(
        new HttpPollerConfig(props).endpoint("default").schedule(),
        clock,
        clock,
        RandomGenerator.getDefault());
  }
}
