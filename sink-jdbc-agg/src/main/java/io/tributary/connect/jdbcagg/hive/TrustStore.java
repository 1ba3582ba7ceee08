package io.tributary.connect.jdbcagg.hive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Authorities in the only form that Hive's driver reads: a key store in a file. It holds no secret;
 * the driver wants a password all the same.
 */
record TrustStore(Path file, String password) {

  static final String UNREADABLE = "the file of database.tls.ca.file cannot be read as PEM";

  /** A key store of the certificates in a PEM file. */
  static TrustStore of(String pemFile) throws SQLException {
    String password = UUID.randomUUID().toString();
    try (InputStream pem = Files.newInputStream(Path.of(pemFile))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
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
      throw new SQLException(UNREADABLE, e);
    }
  }

  /** What a JDBC URL says of it. */
  String options() {
    return ";sslTrustStore=" + file + ";trustStorePassword=" + password + ";trustStoreType=PKCS12";
  }
}
