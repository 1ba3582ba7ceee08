package io.tributary.connect.http.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.HttpReply.Unavailable;
import io.tributary.testkit.ManualClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFailuresTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ResponseSettings SETTINGS =
      new HttpPollerConfig(Map.of("response.status.empty", "204,304,416"))
          .endpoint("default")
          .response();

  private final HttpFailures failures = new HttpFailures(SETTINGS, "", new ManualClock(NOW));

  @ParameterizedTest
  @CsvSource({
    "204, Empty",
    "304, Empty",
    "416, Empty",
    "400, Refused",
    "401, Refused",
    "403, Refused",
    "404, Refused",
    "405, Refused",
    "408, Unavailable",
    "410, Refused",
    "418, Unavailable",
    "425, Unavailable",
    "429, Unavailable",
    "500, Unavailable",
    "502, Unavailable",
    "503, Unavailable",
    "599, Unavailable"
  })
  void sortsEveryStatus(int status, String kind) {
    assertThat(failures.classify(status, name -> null).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Rate-Limit-Retry-After-Seconds | 60394                         | 60394000",
        "Retry-After                      | 120                           | 120000",
        "Retry-After                      | 1.5                           | 1000",
        "Retry-After-Ms                   | 250                           | 250",
        "X-RateLimit-Retry-After          | 7                             | 7000",
        "Retry-After                      | 0                             | 0",
        "Retry-After                      | Fri, 20 Nov 2026 12:01:30 GMT | 90000",
        "Retry-After                      | Fri, 20 Nov 2026 11:00:00 GMT | 0",
        "Retry-After                      | 999999999                     | 999999999000",
        "Retry-After                      | soon                          |",
        "Retry-After                      | -5                            |",
        "Retry-After                      | 99999999999999999999          |"
      })
  void readsHowLongAServerWantsToBeLeftAlone(String header, String value, Long waitMs) {
    assertThat(unavailable(Map.of(header, value)).retryAfterMs()).isEqualTo(waitMs);
  }

  @Test
  void countsADateFromTheServersOwnClock() {
    Unavailable reply =
        unavailable(
            Map.of(
                "Retry-After", "Fri, 20 Nov 2026 17:00:10 GMT",
                "Date", "Fri, 20 Nov 2026 17:00:00 GMT"));

    assertThat(reply.retryAfterMs()).isEqualTo(10_000);
  }

  private Unavailable unavailable(Map<String, String> headers) {
    HttpReply reply = failures.classify(429, headers::get);
    assertThat(reply).isInstanceOf(Unavailable.class);
    return (Unavailable) reply;
  }
}
