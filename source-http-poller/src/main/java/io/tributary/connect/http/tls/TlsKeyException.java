package io.tributary.connect.http.tls;

/** A key of the TLS settings leads to nothing that can be used. */
public final class TlsKeyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the config key
   * @param reason what is wrong, without what the file or the text holds
   */
  TlsKeyException(String key, String reason) {
    super(reason);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
