package io.tributary.connect.hudi;

import io.tributary.connect.hudi.config.ControlSecurity;
import io.tributary.connect.kit.config.ConfigErrors;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Rules that bind the keys of the control channel's security. */
final class ControlSecurityRules {

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  private ControlSecurityRules() {}

  static void check(ControlSecurity security, Config result) {
    checkSasl(security, result);
    checkTls(security, result);
  }

  private static void checkSasl(ControlSecurity security, Config result) {
    if (!security.usesSasl()) {
      if (security.user() != null || security.password() != null) {
        ConfigErrors.add(
            result,
            ControlSecurity.PROTOCOL,
            "a user is named, but " + security.protocol() + " sends none",
            "Set it to SASL_SSL, or leave the user out");
      }
      return;
    }
    Password password = security.password();
    checkText(security.user(), ControlSecurity.USER, security.protocol(), result);
    checkText(
        password == null ? null : password.value(),
        ControlSecurity.PASSWORD,
        security.protocol(),
        result);
  }

  /** Both become part of a line that names a class: nothing may end that line. */
  private static void checkText(@Nullable String text, String key, String protocol, Config result) {
    if (text == null) {
      ConfigErrors.add(result, key, protocol + " needs it", "Set it");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      ConfigErrors.add(result, key, "holds a control character", "Leave it out");
    }
  }

  private static void checkTls(ControlSecurity security, Config result) {
    boolean any =
        security.trusted() != null
            || security.ownCertificates() != null
            || security.ownKey() != null;
    if (any && !security.usesTls()) {
      ConfigErrors.add(
          result,
          ControlSecurity.PROTOCOL,
          "certificates are set, but " + security.protocol() + " uses none",
          "Set it to SSL or SASL_SSL");
      return;
    }
    checkCertificates(security.trusted(), ControlSecurity.TRUSTED, result);
    checkCertificates(security.ownCertificates(), ControlSecurity.OWN_CERTIFICATES, result);
    if ((security.ownCertificates() == null) != (security.ownKey() == null)) {
      ConfigErrors.add(
          result,
          security.ownKey() == null ? ControlSecurity.OWN_KEY : ControlSecurity.OWN_CERTIFICATES,
          "a certificate and its key belong together",
          "Set both, or neither");
    } else if (security.ownKey() != null && !security.ownKey().value().contains(PRIVATE_KEY)) {
      ConfigErrors.add(
          result, ControlSecurity.OWN_KEY, "is no private key as PEM text", "Convert it to PKCS#8");
    }
  }

  private static void checkCertificates(@Nullable String pem, String key, Config result) {
    if (pem == null) {
      return;
    }
    boolean readable;
    try {
      readable =
          !CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .isEmpty();
    } catch (CertificateException e) {
      readable = false;
    }
    if (!readable) {
      ConfigErrors.add(
          result,
          key,
          "holds no certificate as PEM text",
          "Paste it whole, from BEGIN CERTIFICATE to END CERTIFICATE");
    }
  }
}
