package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.testkit.ManualClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitHeadersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "RateLimit=\"default\";r=50;t=30                                 | -    | 50 | 30000",
        "RateLimit=\"hour\";r=900;t=2000, \"second\";r=2;t=1             | -    | 2  | 1000",
        "RateLimit=limit=100, remaining=50, reset=30                     | 100  | 50 | 30000",
        "RateLimit-Limit=100;RateLimit-Remaining=7;RateLimit-Reset=9     | 100  | 7  | 9000",
        "X-RateLimit-Remaining=7;X-RateLimit-Reset=1795176060            | -    | 7  | 60000",
        "X-RateLimit-Remaining=7;X-RateLimit-Reset=1795176060000         | -    | 7  | 60000",
        "X-RateLimit-Remaining=7;X-RateLimit-Reset=1795170000            | -    | 7  | 0",
        "X-RateLimit-Limit=60;X-RateLimit-Remaining=7;X-RateLimit-Reset=0.5 | 60 | 7 | 0",
        "X-Rate-Limit-Remaining=3996                                     | -    | 3996 | -",
        "X-RateLimit-Remaining=many;X-RateLimit-Reset=soon               | -    | -  | -",
        "X-RateLimit-Remaining=99999999999999999999                      | -    | -  | -",
        "Content-Length=5                                                | -    | -  | -"
      })
  void readsWhatIsInCommonUse(String headers, Long limit, Long remaining, Long resetMs) {
    assertThat(read(Map.of(), headers)).isEqualTo(new Quota(limit, remaining, resetMs));
  }

  @Test
  void readsTheApisOwnHeadersInstead() {
    Map<String, String> props =
        Map.of(
            "rate.limit.headers.remaining", "X-Calls-Left",
            "rate.limit.headers.reset", "X-Full-In",
            "rate.limit.headers.reset.unit", "delta_ms");

    assertThat(read(props, "X-Calls-Left=4;X-Full-In=2000000000;X-RateLimit-Remaining=9"))
        .isEqualTo(new Quota(null, 4L, 2_000_000_000L));
  }

  private static Quota read(Map<String, String> props, String headers) {
    Map<String, String> found = new HashMap<>();
    if (headers.startsWith("RateLimit=")) {
      found.put("RateLimit", headers.substring("RateLimit=".length()));
    } else {
      for (String header : headers.split(";")) {
        String[] pair = header.split("=");
        found.put(pair[0], pair[1]);
      }
    }
    return new RateLimitHeaders(
            new HttpPollerConfig(props).endpoint("default").limits().headers(),
            new ManualClock(NOW))
        .read(found::get);
  }
}
