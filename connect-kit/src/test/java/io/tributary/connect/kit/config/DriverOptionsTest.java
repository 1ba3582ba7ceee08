package io.tributary.connect.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverOptionsTest {

  @Test
  void urlHoldsAddressAndNameAlone() {
    assertThat(DriverOptions.url(settings("db", TlsMode.DISABLE, null)))
        .isEqualTo("jdbc:mariadb://db:3306/live");
    assertThat(DriverOptions.url(settings("::1", TlsMode.DISABLE, null)))
        .isEqualTo("jdbc:mariadb://[::1]:3306/live");
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLE, disable",
    "VERIFY_CA, verify-ca",
    "VERIFY_IDENTITY, verify-full",
  })
  void tlsModesAreTheDrivers(TlsMode mode, String expected) {
    assertThat(DriverOptions.of(settings("db", mode, "/ca.pem"), "a=1"))
        .containsEntry("sslMode", expected)
        .containsEntry("serverSslCert", "/ca.pem");
  }

  @Test
  void dangerousOptionsOfTheDriverAreOff() {
    assertThat(DriverOptions.of(settings("db", TlsMode.DISABLE, null), "a=1"))
        .containsEntry("allowLocalInfile", "false")
        .containsEntry("allowMultiQueries", "false")
        .containsEntry("dumpQueriesOnException", "false")
        .containsEntry("allowPublicKeyRetrieval", "false")
        .containsEntry("connectTimeout", "1000")
        .containsEntry("socketTimeout", "4000")
        .containsEntry("sessionVariables", "time_zone='+00:00',a=1")
        .doesNotContainKey("serverSslCert");
  }

  private static DatabaseSettings settings(String host, TlsMode mode, @Nullable String ca) {
    return new DatabaseSettings(
        host,
        3306,
        "live",
        "tributary",
        new Password("secret"),
        mode,
        ca,
        false,
        Duration.ofSeconds(1),
        Duration.ofSeconds(4));
  }
}
