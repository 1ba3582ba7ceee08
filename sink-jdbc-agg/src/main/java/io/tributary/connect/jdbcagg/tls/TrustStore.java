package io.tributary.connect.jdbcagg.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.UUID;

/**
 * Authorities in the only form that some drivers read: a key store in a file. It holds no secret;
 * the drivers want a password all the same.
 */
public record TrustStore(Path file, String password) {

  public static final String TYPE = "PKCS12";

  public static final String UNREADABLE = "the file of database.tls.ca.file cannot be read as PEM";

  /**
   * A key store of the certificates in a PEM file.
   *
   * @throws IOException if that is none, with {@link #UNREADABLE} for its message
   */
  public static TrustStore of(String pemFile) throws IOException {
    String password = UUID.randomUUID().toString();
    try (InputStream pem = Files.newInputStream(Path.of(pemFile))) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      Path file = Files.createTempFile("tributary-authorities", ".p12");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, password.toCharArray());
      }
      return new TrustStore(file, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException(UNREADABLE, e);
    }
  }
}
