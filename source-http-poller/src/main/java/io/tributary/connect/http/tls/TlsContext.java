package io.tributary.connect.http.tls;

import io.tributary.connect.http.config.TlsSettings;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP client needs for TLS.
 *
 * @param protocols versions to offer
 */
public record TlsContext(SSLSocketFactory sockets, X509TrustManager trust, List<String> protocols) {

  /**
   * Opens the files and reads the texts of the settings.
   *
   * @throws TlsKeyException if one cannot be used
   */
  public static TlsContext open(TlsSettings settings) throws TlsKeyException {
    KeyStore trusted =
        settings.trusted().isGiven()
            ? new StoreReader(
                    TlsSettings.TRUSTSTORE_LOCATION, TlsSettings.TRUSTSTORE_CERTIFICATES, "")
                .trusted(settings.trusted())
            : null;
    KeyStore own =
        settings.own().isGiven()
            ? new StoreReader(
                    TlsSettings.KEYSTORE_LOCATION,
                    TlsSettings.KEYSTORE_CERTIFICATES,
                    TlsSettings.KEYSTORE_KEY)
                .own(settings.own(), settings.keyPassword())
            : null;
    try {
      X509TrustManager trust = trust(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(own, settings), new TrustManager[] {trust}, null);
      return new TlsContext(context.getSocketFactory(), trust, settings.protocols());
    } catch (GeneralSecurityException e) {
      throw new TlsKeyException(
          TlsSettings.KEY_PASSWORD, "it does not open the private key of the client's certificate");
    }
  }

  /** With no store of ours, the JDK's own. */
  private static X509TrustManager trust(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static KeyManager @Nullable [] keys(@Nullable KeyStore own, TlsSettings settings)
      throws GeneralSecurityException {
    if (own == null) {
      return null;
    }
    String password = settings.keyPassword().value();
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(
        own, (password.isEmpty() ? settings.own().password().value() : password).toCharArray());
    return factory.getKeyManagers();
  }
}
