package io.tributary.connect.jdbcagg.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.DatabaseSettings;
import io.tributary.connect.jdbcagg.config.TlsMode;
import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {

  @Test
  void urlHoldsAddressAndNameAlone() {
    assertThat(Connections.url(settings("db", TlsMode.DISABLE, null)))
        .isEqualTo("jdbc:mariadb://db:3306/live");
    assertThat(Connections.url(settings("::1", TlsMode.DISABLE, null)))
        .isEqualTo("jdbc:mariadb://[::1]:3306/live");
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLE, disable",
    "VERIFY_CA, verify-ca",
    "VERIFY_IDENTITY, verify-full",
  })
  void tlsModesAreTheDrivers(TlsMode mode, String expected) {
    assertThat(Connections.properties(settings("db", mode, "/ca.pem")))
        .containsEntry("sslMode", expected)
        .containsEntry("serverSslCert", "/ca.pem");
  }

  @Test
  void dangerousOptionsOfTheDriverAreOff() {
    assertThat(Connections.properties(settings("db", TlsMode.DISABLE, null)))
        .containsEntry("allowLocalInfile", "false")
        .containsEntry("allowMultiQueries", "false")
        .containsEntry("dumpQueriesOnException", "false")
        .containsEntry("allowPublicKeyRetrieval", "false")
        .containsEntry("connectTimeout", "1000")
        .containsEntry("socketTimeout", "4000")
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
