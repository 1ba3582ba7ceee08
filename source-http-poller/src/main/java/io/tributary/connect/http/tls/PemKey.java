package io.tributary.connect.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.kafka.common.config.types.Password;

/** Private keys in PEM form: PKCS#8, plain or encrypted. */
final class PemKey {

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]*PRIVATE"
              + " KEY-----");
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private PemKey() {}

  /** The certificates of a text that may hold other things too, in PEM form. */
  static String certificatesOf(String pem) {
    StringBuilder certificates = new StringBuilder();
    Matcher certificate = CERTIFICATE.matcher(pem);
    while (certificate.find()) {
      certificates.append(certificate.group()).append('\n');
    }
    return certificates.toString();
  }

  static PrivateKey read(String configKey, String pem, Password password) throws TlsKeyException {
    Matcher block = KEY.matcher(pem);
    if (!block.find()) {
      throw new TlsKeyException(
          configKey, "it holds no private key in PEM form that begins with BEGIN PRIVATE KEY");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(block.group(2));
      return decode(block.group(1) == null ? new PKCS8EncodedKeySpec(der) : decrypt(der, password));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new TlsKeyException(
          configKey, "its private key cannot be read: its password or its form is wrong");
    }
  }

  private static PKCS8EncodedKeySpec decrypt(byte[] der, Password password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
    // PBES2 names its real algorithm in the parameters.
    String algorithm =
        encrypted.getAlgParameters() == null
            ? encrypted.getAlgName()
            : encrypted.getAlgParameters().toString();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.value().toCharArray())),
        encrypted.getAlgParameters());
    return encrypted.getKeySpec(cipher);
  }

  private static PrivateKey decode(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    InvalidKeySpecException refused = new InvalidKeySpecException("no known algorithm");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }
}
