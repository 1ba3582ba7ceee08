package io.tributary.connect.hudi.kafka;

import io.tributary.connect.hudi.config.ControlSecurity;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/** The security of a control channel as Kafka's clients are told of it. */
final class ClientSecurity {

  private static final String PEM = "PEM";

  private ClientSecurity() {}

  static Map<String, Object> of(ControlSecurity security) {
    Map<String, Object> client = new HashMap<>();
    client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol());
    if (security.usesSasl()) {
      client.put(SaslConfigs.SASL_MECHANISM, security.mechanism());
      client.put(SaslConfigs.SASL_JAAS_CONFIG, login(security));
    }
    if (security.usesTls()) {
      client.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
      putTls(security, client);
    }
    return client;
  }

  private static void putTls(ControlSecurity security, Map<String, Object> client) {
    if (security.trusted() != null) {
      client.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
      client.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, new Password(security.trusted()));
    }
    if (security.ownCertificates() != null && security.ownKey() != null) {
      client.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
      client.put(
          SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
          new Password(security.ownCertificates()));
      client.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, security.ownKey());
      if (security.ownKeyPassword() != null) {
        client.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, security.ownKeyPassword());
      }
    }
  }

  /** The module follows from the mechanism, and a value cannot end its quotes. */
  private static Password login(ControlSecurity security) {
    Class<?> module =
        "PLAIN".equals(security.mechanism()) ? PlainLoginModule.class : ScramLoginModule.class;
    return new Password(
        "%s required username=%s password=%s;"
            .formatted(
                module.getName(),
                quoted(security.user()),
                quoted(security.password() == null ? null : security.password().value())));
  }

  private static String quoted(@Nullable String value) {
    String text = value == null ? "" : value;
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
