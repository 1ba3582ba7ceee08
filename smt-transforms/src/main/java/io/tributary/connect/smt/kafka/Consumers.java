package io.tributary.connect.smt.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Makes consumers that read whole topics, in no group, and only what was committed. */
final class Consumers {

  private static final String PEM = "PEM";

  private Consumers() {}

  static Consumer<byte[], byte[]> of(ClusterSettings settings, String topic) {
    return new KafkaConsumer<>(
        options(settings, topic), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Map<String, Object> options(ClusterSettings settings, String topic) {
    Map<String, Object> options = new HashMap<>();
    options.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    options.put(ConsumerConfig.CLIENT_ID_CONFIG, "tributary-lookup-" + topic);
    options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    options.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, settings.securityProtocol());
    if (settings.securityProtocol().startsWith("SASL_")) {
      sasl(settings, options);
    }
    if (settings.securityProtocol().endsWith("SSL")) {
      ssl(settings, options);
    }
    return options;
  }

  private static void sasl(ClusterSettings settings, Map<String, Object> options) {
    String mechanism = String.valueOf(settings.saslMechanism());
    String module =
        mechanism.equals("PLAIN")
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    options.put(SaslConfigs.SASL_MECHANISM, mechanism);
    options.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        new Password(
            "%s required username=\"%s\" password=\"%s\";"
                .formatted(
                    module,
                    escaped(String.valueOf(settings.user())),
                    escaped(settings.password().value()))));
  }

  /** Inside the quotes of a JAAS text. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static void ssl(ClusterSettings settings, Map<String, Object> options) {
    putPem(options, SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, settings.trusted());
    if (settings.trusted() != null) {
      options.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
    }
    putPem(options, SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, settings.keyChain());
    putPem(options, SslConfigs.SSL_KEYSTORE_KEY_CONFIG, settings.key());
    if (settings.key() != null) {
      options.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
    }
  }

  private static void putPem(Map<String, Object> options, String key, @Nullable Password pem) {
    if (pem != null) {
      options.put(key, pem);
    }
  }
}
