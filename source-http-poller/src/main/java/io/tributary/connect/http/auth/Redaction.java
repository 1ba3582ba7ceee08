package io.tributary.connect.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Headers;
import io.tributary.connect.http.config.ProxySettings;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Takes an endpoint's secrets out of texts of a server, which may echo them. */
public final class Redaction {

  private static final String HIDDEN = "[hidden]";

  /** Shorter ones are everywhere in a text, and no secrets. */
  private static final int SHORTEST = 4;

  private final List<String> fixed = new ArrayList<>();
  private final Authenticator authenticator;

  /**
   * @param authenticator knows those that change
   */
  public Redaction(EndpointSettings endpoint, ProxySettings proxy, Authenticator authenticator) {
    this.authenticator = authenticator;
    if (!proxy.username().isEmpty()) {
      String password = proxy.password().value();
      fixed.add(password);
      // A proxy that speaks for the server may echo what it was sent.
      fixed.add(
          Base64.getEncoder().encodeToString((proxy.username() + ":" + password).getBytes(UTF_8)));
    }
    for (String entry : Headers.split(endpoint.request().sensitiveHeaders())) {
      String value = entry.substring(entry.indexOf(':') + 1).trim();
      fixed.add(value);
      // Of "Bearer xyz" the second word is the secret.
      fixed.add(value.substring(value.indexOf(' ') + 1));
    }
  }

  /** The text without secrets, plain or percent-encoded. */
  public String apply(String text) {
    List<String> secrets = new ArrayList<>(fixed);
    authenticator.secrets().forEach(secrets::add);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    String shown = text;
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        shown = shown.replace(secret, HIDDEN);
        shown = shown.replace(URLEncoder.encode(secret, UTF_8), HIDDEN);
        shown = shown.replace(URLEncoder.encode(secret, UTF_8).replace("+", "%20"), HIDDEN);
      }
    }
    return shown;
  }
}
