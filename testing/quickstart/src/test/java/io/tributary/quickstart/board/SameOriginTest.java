package io.tributary.quickstart.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {

  private final SameOrigin sameOrigin = new SameOrigin(8080);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080"})
  void knowsItsOwnAddresses(String host) {
    assertThat(sameOrigin.host(host)).isTrue();
    assertThat(sameOrigin.origin(host, "http://" + host)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"rebound.example:8080", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:8080.example"})
  void refusesAnyOtherHost(String host) {
    assertThat(sameOrigin.host(host)).isFalse();
    assertThat(sameOrigin.origin(host, "http://" + host)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"null", "http://page.example", "https://127.0.0.1:8080", "http://127.0.0.1:8081"})
  void refusesAnyOtherOrigin(String origin) {
    assertThat(sameOrigin.origin("127.0.0.1:8080", origin)).isFalse();
  }

  @Test
  void takesTheTwoNamesOfOneAddressForTwoOrigins() {
    assertThat(sameOrigin.origin("127.0.0.1:8080", "http://localhost:8080")).isFalse();
  }
}
