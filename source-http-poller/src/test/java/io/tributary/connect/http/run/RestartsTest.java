package io.tributary.connect.http.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.Kept;
import io.tributary.connect.http.model.PageMark;
import io.tributary.connect.http.model.PollPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartsTest {

  private static final PollPosition FIRST = PollPosition.START;
  private static final PollPosition SECOND =
      new PollPosition(
          Kept.NOTHING, Kept.NOTHING, new PageMark(1, Map.of("token", "a")), null, null);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void beginsAgainWhereCredentialsWereRenewedWithinAPoll() {
    Restarts restarts = restarts("true");
    assertThat(restarts.atNewCredentials(FIRST, 1)).isFalse();
    assertThat(restarts.atNewCredentials(SECOND, 1)).isFalse();

    assertThat(restarts.atNewCredentials(SECOND, 2)).isTrue();
    assertThat(restarts.atNewCredentials(FIRST, 2)).isFalse();
    assertThat(restarts.atNewCredentials(SECOND, 2)).isFalse();
  }

  @Test
  void goesOnWhereRenewedCredentialsDoNotMatter() {
    Restarts restarts = restarts("false");

    assertThat(restarts.atNewCredentials(SECOND, 1)).isFalse();
  }

  @Test
  void beginsAgainThreeTimesAtMostUntilAPollEnds() {
    Restarts restarts = restarts("true");
    for (int i = 0; i < 3; i++) {
      assertThat(restarts.atStatus(SECOND, 410)).isTrue();
    }
    assertThat(restarts.atStatus(SECOND, 410)).isFalse();

    restarts.pollEnds();
    assertThat(restarts.atStatus(SECOND, 404)).isFalse();
    assertThat(restarts.atStatus(FIRST, 410)).isFalse();
    assertThat(restarts.atStatus(SECOND, 410)).isTrue();
  }

  @Test
  void tellsWhenAllAddressesHaveFailed() {
    Addresses addresses = new Addresses(3);

    assertThat(addresses.failed(NOON)).isTrue();
    assertThat(addresses.failed(NOON)).isTrue();
    assertThat(addresses.current()).isEqualTo(2);
    assertThat(addresses.failed(NOON)).isFalse();
    assertThat(addresses.current()).isZero();
  }

  @Test
  void staysWithAnAddressThatWorksAndTriesTheFirstAgainLater() {
    Addresses addresses = new Addresses(2);
    addresses.failed(NOON);
    addresses.answered();
    addresses.pollBegins(NOON.plus(Duration.ofMinutes(9)));
    assertThat(addresses.current()).isEqualTo(1);

    addresses.pollBegins(NOON.plus(Duration.ofMinutes(10)));
    assertThat(addresses.current()).isZero();
  }

  private static Restarts restarts(String onNewCredentials) {
    return new Restarts(
        new HttpPollerConfig(Map.of("pagination.restart.on.new.credentials", onNewCredentials))
            .endpoint("default")
            .paging());
  }
}
