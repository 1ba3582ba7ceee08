package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How the brokers of the control topic are spoken to. A server's name is always compared with its
 * certificate. Nothing here names a class or a file: whoever may POST a connector could else have
 * the worker load or read what it likes.
 *
 * @param protocol PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
 * @param mechanism PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
 * @param user null without SASL
 * @param password null without SASL
 * @param trusted certificates as PEM text that replace the JDK's, or null
 * @param ownCertificates this client's certificate and those that vouch for it, or null
 * @param ownKey its private key, PKCS#8 as PEM text, or null
 * @param ownKeyPassword what the key is encrypted with, or null
 */
public record ControlSecurity(
    String protocol,
    String mechanism,
    @Nullable String user,
    @Nullable Password password,
    @Nullable String trusted,
    @Nullable String ownCertificates,
    @Nullable Password ownKey,
    @Nullable Password ownKeyPassword) {

  public static final String PROTOCOL = "control.security.protocol";
  public static final String USER = "control.sasl.username";
  public static final String PASSWORD = "control.sasl.password";
  public static final String TRUSTED = "control.ssl.truststore.certificates";
  public static final String OWN_CERTIFICATES = "control.ssl.keystore.certificate.chain";
  public static final String OWN_KEY = "control.ssl.keystore.key";

  private static final String MECHANISM = "control.sasl.mechanism";
  private static final String OWN_KEY_PASSWORD = "control.ssl.key.password";

  static void define(KeyGroup keys) {
    keys.key(
        PROTOCOL,
        ConfigDef.Type.STRING,
        "PLAINTEXT",
        ConfigDef.CaseInsensitiveValidString.in("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
        Importance.MEDIUM,
        "How the brokers of control.topic are spoken to: PLAINTEXT, SSL, SASL_PLAINTEXT or "
            + "SASL_SSL. Their names are always compared with their certificates.");
    defineSasl(keys);
    defineTls(keys);
  }

  private static void defineSasl(KeyGroup keys) {
    keys.key(
        MECHANISM,
        ConfigDef.Type.STRING,
        "SCRAM-SHA-512",
        ConfigDef.ValidString.in("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
        Importance.MEDIUM,
        "How the user is proven, with SASL_PLAINTEXT and SASL_SSL.");
    keys.key(
        USER,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "User that may read, write and describe control.topic and describe the topics that are "
            + "read. Needed with SASL_PLAINTEXT and SASL_SSL.");
    keys.key(
        PASSWORD,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.MEDIUM,
        "Password of control.sasl.username.");
  }

  private static void defineTls(KeyGroup keys) {
    keys.key(
        TRUSTED,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Certificates that the brokers may be vouched for by, as PEM text. Unset to trust "
            + "those of the JDK.");
    keys.key(
        OWN_CERTIFICATES,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.LOW,
        "This client's certificate and those that vouch for it, as PEM text, for brokers that "
            + "ask for one.");
    keys.key(
        OWN_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.LOW,
        "Private key of control.ssl.keystore.certificate.chain, PKCS#8 as PEM text.");
    keys.key(
        OWN_KEY_PASSWORD,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.LOW,
        "Password that control.ssl.keystore.key is encrypted with, where it is.");
  }

  static ControlSecurity from(AbstractConfig config) {
    return new ControlSecurity(
        config.getString(PROTOCOL).toUpperCase(Locale.ROOT),
        config.getString(MECHANISM),
        config.getString(USER),
        config.getPassword(PASSWORD),
        config.getString(TRUSTED),
        config.getString(OWN_CERTIFICATES),
        config.getPassword(OWN_KEY),
        config.getPassword(OWN_KEY_PASSWORD));
  }

  public boolean usesSasl() {
    return protocol.startsWith("SASL_");
  }

  public boolean usesTls() {
    return protocol.endsWith("SSL");
  }
}
