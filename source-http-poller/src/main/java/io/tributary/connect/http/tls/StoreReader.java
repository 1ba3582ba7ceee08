package io.tributary.connect.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.connect.http.config.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Makes key stores of files and PEM texts, and says at which key what is wrong with them. */
final class StoreReader {

  private static final String ALIAS = "own";
  private static final long MAX_FILE_BYTES = 16 * 1024 * 1024;

  private final String locationKey;
  private final String certificatesKey;
  private final String keyKey;

  /** The names of the keys that the stores come from. */
  StoreReader(String locationKey, String certificatesKey, String keyKey) {
    this.locationKey = locationKey;
    this.certificatesKey = certificatesKey;
    this.keyKey = keyKey;
  }

  KeyStore trusted(TlsSettings.Store store) throws TlsKeyException {
    if (!store.type().equals(TlsSettings.PEM)) {
      return file(store);
    }
    boolean inline = store.location().isEmpty();
    String pem = inline ? store.certificates().value() : new String(bytes(store), US_ASCII);
    Certificate[] certificates = certificates(inline ? certificatesKey : locationKey, pem);
    try {
      KeyStore keys = empty();
      for (int i = 0; i < certificates.length; i++) {
        keys.setCertificateEntry("trusted-" + i, certificates[i]);
      }
      return keys;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsKeyException(locationKey, "its certificates cannot be used");
    }
  }

  KeyStore own(TlsSettings.Store store, Password keyPassword) throws TlsKeyException {
    if (!store.type().equals(TlsSettings.PEM)) {
      return file(store);
    }
    boolean inline = store.location().isEmpty();
    String file = inline ? "" : new String(bytes(store), US_ASCII);
    PrivateKey key =
        PemKey.read(
            inline ? keyKey : locationKey, inline ? store.key().value() : file, keyPassword);
    Certificate[] chain =
        certificates(
            inline ? certificatesKey : locationKey, inline ? store.certificates().value() : file);
    try {
      KeyStore keys = empty();
      String password = keyPassword.value();
      keys.setKeyEntry(
          ALIAS,
          key,
          (password.isEmpty() ? store.password().value() : password).toCharArray(),
          chain);
      return keys;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsKeyException(keyKey, "key and certificate do not make a pair that can be used");
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    return keys;
  }

  private KeyStore file(TlsSettings.Store store) throws TlsKeyException {
    char @Nullable [] password =
        store.password().value().isEmpty() ? null : store.password().value().toCharArray();
    try (InputStream in = new ByteArrayInputStream(bytes(store))) {
      KeyStore keys = KeyStore.getInstance(store.type());
      keys.load(in, password);
      return keys;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsKeyException(
          locationKey, "the file is no " + store.type() + " store, or its password is wrong");
    }
  }

  private byte[] bytes(TlsSettings.Store store) throws TlsKeyException {
    try {
      Path file = Path.of(store.location());
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
        throw new TlsKeyException(locationKey, "the worker has no such file, or it is no store");
      }
      return Files.readAllBytes(file);
    } catch (IOException | InvalidPathException e) {
      throw new TlsKeyException(locationKey, "the worker cannot read the file");
    }
  }

  private static Certificate[] certificates(String key, String pem) throws TlsKeyException {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(PemKey.certificatesOf(pem).getBytes(US_ASCII)));
      if (!found.isEmpty()) {
        return found.toArray(new Certificate[0]);
      }
    } catch (GeneralSecurityException e) {
      throw new TlsKeyException(key, "it holds a certificate that cannot be read");
    }
    throw new TlsKeyException(key, "it holds no certificate in PEM form");
  }
}
