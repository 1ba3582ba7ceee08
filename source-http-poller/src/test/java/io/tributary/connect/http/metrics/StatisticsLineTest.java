package io.tributary.connect.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.model.Park;
import io.tributary.testkit.ManualClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsLineTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));

  @Test
  void isOneObjectOfJsonWithAllThatIsCounted() {
    UnitMeter unit = new UnitMeter(clock, () -> 2, () -> 17L);
    unit.asking();
    unit.handedOver(5, 1);
    unit.asking();
    unit.parked(new Park(Park.Reason.BREAKER, 60_000));
    EndpointMeter endpoint = new EndpointMeter();
    endpoint.add(unit);

    assertThat(
            StatisticsLine.of(
                new TaskMeters.Owner("my \"flights\"", "3"), Map.of("default", endpoint)))
        .isEqualTo(
            "{\"connector\":\"my \\\"flights\\\"\",\"task\":\"3\",\"endpoints\":{\"default\":{"
                + "\"units\":1,\"requests-total\":2,\"unchanged-total\":0,\"records-total\":5,"
                + "\"records-ignored-total\":1,\"parks-total\":1,\"parked-units\":1,"
                + "\"parked-for-ms\":60000,\"park-reason\":\"BREAKER\",\"answer-age-max-ms\":0,"
                + "\"credits-left\":17,\"credentials-renewals-total\":2}}}");
  }
}
