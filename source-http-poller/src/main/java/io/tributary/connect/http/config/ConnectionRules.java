package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the keys of TLS and the proxy must be in the light of one another. */
public final class ConnectionRules {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9a-fA-F:.]+");

  private final List<Finding> findings = new ArrayList<>();

  private ConnectionRules() {}

  /** Everything that is wrong with connections whose single values all parse. */
  public static List<Finding> check(EgressSettings egress, TlsSettings tls, ProxySettings proxy) {
    ConnectionRules rules = new ConnectionRules();
    if (egress.schemes().isEmpty()) {
      rules.add(EgressSettings.SCHEMES, "no scheme is left", "Name https, http or both");
    }
    if (tls.protocols().isEmpty()) {
      rules.add(TlsSettings.PROTOCOLS, "no version is left", "Name TLSv1.3, TLSv1.2 or both");
    }
    rules.trusted(tls.trusted());
    rules.own(tls.own());
    rules.proxy(proxy);
    return rules.findings;
  }

  private void trusted(TlsSettings.Store store) {
    inlineNeedsPem(TlsSettings.TRUSTSTORE_CERTIFICATES, TlsSettings.TRUSTSTORE_TYPE, store, false);
    if (!store.password().value().isEmpty() && store.location().isEmpty()) {
      add(
          TlsSettings.TRUSTSTORE_PASSWORD,
          "there is no file that it would open",
          "Set " + TlsSettings.TRUSTSTORE_LOCATION + " too");
    }
  }

  private void own(TlsSettings.Store store) {
    inlineNeedsPem(TlsSettings.KEYSTORE_CERTIFICATES, TlsSettings.KEYSTORE_TYPE, store, true);
    if (store.certificates().value().isEmpty() != store.key().value().isEmpty()) {
      add(
          TlsSettings.KEYSTORE_KEY,
          "certificate and key belong together",
          "Set both it and " + TlsSettings.KEYSTORE_CERTIFICATES);
    }
  }

  private void inlineNeedsPem(String key, String typeKey, TlsSettings.Store store, boolean own) {
    boolean inline =
        !store.certificates().value().isEmpty() || (own && !store.key().value().isEmpty());
    if (inline && !store.type().equals(TlsSettings.PEM)) {
      add(typeKey, key + " is read only with type PEM", "Set it to PEM");
    }
    if (inline && !store.location().isEmpty()) {
      add(key, "certificates are given as text and as a file", "Keep one of the two");
    }
  }

  private void proxy(ProxySettings proxy) {
    if (proxy.isGiven() && !HOST.matcher(proxy.host()).matches()) {
      add(ProxySettings.HOST, "it is no host", "Write the name alone, without scheme and port");
    }
    if (!proxy.isGiven() && !proxy.username().isEmpty()) {
      add(
          ProxySettings.USERNAME,
          "there is no proxy that it is for",
          "Set " + ProxySettings.HOST + " too");
    }
    if (proxy.username().isEmpty() && !proxy.password().value().isEmpty()) {
      add(
          ProxySettings.PASSWORD,
          "it is sent only with a user name",
          "Set " + ProxySettings.USERNAME + " too");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
