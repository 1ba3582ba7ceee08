package io.tributary.connect.smt.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What gets to Kafka's client, and what never does. */
class ConsumersTest {

  private static Map<String, Object> options(
      String protocol, @Nullable String mechanism, String password, @Nullable String trusted) {
    return Consumers.options(
        new ClusterSettings(
            "b:9092",
            protocol,
            mechanism,
            "a\"b",
            new Password(password),
            trusted == null ? null : new Password(trusted),
            null,
            null),
        "t");
  }

  @Test
  void readsOnlyWhatWasCommittedInNoGroup() {
    assertThat(options("PLAINTEXT", null, "", null))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("allow.auto.create.topics", false)
        .doesNotContainKeys("group.id", "sasl.jaas.config", "ssl.truststore.type");
  }

  @Test
  void aPasswordCannotLeaveItsQuotes() {
    String password = "x\" evil=\"y\\";

    Object jaas = options("SASL_SSL", "SCRAM-SHA-512", password, null).get("sasl.jaas.config");

    var entries =
        JaasContext.loadClientContext(Map.of("sasl.jaas.config", jaas)).configurationEntries();
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).getLoginModuleName()).endsWith("ScramLoginModule");
    assertThat(entries.get(0).getOptions().entrySet())
        .map(Object::toString)
        .containsExactlyInAnyOrder("username=a\"b", "password=" + password);
  }

  @Test
  void trustsTheCertificatesThatItIsGiven() {
    assertThat(options("SSL", null, "", "-----BEGIN"))
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.certificates", new Password("-----BEGIN"))
        .doesNotContainKey("ssl.endpoint.identification.algorithm");
  }
}
