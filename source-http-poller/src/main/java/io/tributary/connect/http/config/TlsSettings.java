package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * Whom to trust and what to show for it. There is no way to trust everybody.
 *
 * @param trusted certificates that replace the JDK's
 * @param own certificate and key to show to servers that ask for one
 * @param protocols versions of TLS to offer
 */
public record TlsSettings(Store trusted, Store own, Password keyPassword, List<String> protocols) {

  public static final String TRUSTSTORE_TYPE = "ssl.truststore.type";
  public static final String TRUSTSTORE_LOCATION = "ssl.truststore.location";
  public static final String TRUSTSTORE_PASSWORD = "ssl.truststore.password";
  public static final String TRUSTSTORE_CERTIFICATES = "ssl.truststore.certificates";
  public static final String KEYSTORE_TYPE = "ssl.keystore.type";
  public static final String KEYSTORE_LOCATION = "ssl.keystore.location";
  public static final String KEYSTORE_PASSWORD = "ssl.keystore.password";
  public static final String KEYSTORE_CERTIFICATES = "ssl.keystore.certificate.chain";
  public static final String KEYSTORE_KEY = "ssl.keystore.key";
  public static final String KEY_PASSWORD = "ssl.key.password";
  public static final String PROTOCOLS = "ssl.enabled.protocols";

  public static final String PEM = "PEM";

  private static final ConfigDef.Validator TYPES = ConfigDef.ValidString.in("JKS", "PKCS12", PEM);

  /**
   * Certificates, in a file or as PEM text.
   *
   * @param type JKS, PKCS12 or PEM
   * @param location path of a file; empty if there is none
   * @param password empty if there is none
   * @param certificates PEM text; empty if there is none
   * @param key PEM text of a private key; empty if there is none
   */
  public record Store(
      String type, String location, Password password, Password certificates, Password key) {

    public boolean isGiven() {
      return !location.isEmpty() || !certificates.value().isEmpty() || !key.value().isEmpty();
    }
  }

  public TlsSettings {
    protocols = List.copyOf(protocols);
  }

  static void define(KeyGroup group) {
    defineTrust(group);
    group
        .key(
            KEYSTORE_TYPE,
            ConfigDef.Type.STRING,
            "JKS",
            TYPES,
            Importance.LOW,
            "JKS, PKCS12 or PEM: the form of the client's certificate, for servers that ask for one.")
        .key(
            KEYSTORE_LOCATION,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "File on the worker with the client's certificate and key.")
        .key(
            KEYSTORE_PASSWORD,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Password of that file.")
        .key(
            KEYSTORE_CERTIFICATES,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "The client's certificate and those that vouch for it, as PEM text, with type PEM.")
        .key(
            KEYSTORE_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "The client's private key as PEM text (PKCS#8), with type PEM.")
        .key(
            KEY_PASSWORD,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Password of the private key, where it has one of its own.")
        .key(
            PROTOCOLS,
            ConfigDef.Type.LIST,
            "TLSv1.3,TLSv1.2",
            ConfigDef.ValidList.in("TLSv1.3", "TLSv1.2"),
            Importance.LOW,
            "Versions of TLS to offer.");
  }

  private static void defineTrust(KeyGroup group) {
    group
        .key(
            TRUSTSTORE_TYPE,
            ConfigDef.Type.STRING,
            "JKS",
            TYPES,
            Importance.LOW,
            "JKS, PKCS12 or PEM: the form of the trusted certificates.")
        .key(
            TRUSTSTORE_LOCATION,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "File on the worker with the certificates to trust instead of the JDK's. A server's name"
                + " is always checked against its certificate.")
        .key(
            TRUSTSTORE_PASSWORD,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Password of that file.")
        .key(
            TRUSTSTORE_CERTIFICATES,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "The certificates to trust as PEM text, with type PEM; no file is needed then.");
  }

  static TlsSettings from(AbstractConfig config) {
    return new TlsSettings(
        new Store(
            config.getString(TRUSTSTORE_TYPE),
            config.getString(TRUSTSTORE_LOCATION),
            AuthSettings.secret(config, TRUSTSTORE_PASSWORD),
            AuthSettings.secret(config, TRUSTSTORE_CERTIFICATES),
            AuthSettings.NO_SECRET),
        new Store(
            config.getString(KEYSTORE_TYPE),
            config.getString(KEYSTORE_LOCATION),
            AuthSettings.secret(config, KEYSTORE_PASSWORD),
            AuthSettings.secret(config, KEYSTORE_CERTIFICATES),
            AuthSettings.secret(config, KEYSTORE_KEY)),
        AuthSettings.secret(config, KEY_PASSWORD),
        config.getList(PROTOCOLS));
  }
}
