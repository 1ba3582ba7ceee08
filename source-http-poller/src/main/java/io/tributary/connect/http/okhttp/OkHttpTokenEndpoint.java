package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.auth.NoCredentialsException;
import io.tributary.connect.http.auth.Token;
import io.tributary.connect.http.auth.TokenEndpoint;
import io.tributary.connect.http.config.OAuth2Settings;
import io.tributary.connect.http.json.JsonScalars;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.HttpReply.Cause;
import io.tributary.connect.http.pacing.HttpFailures;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tokens with OkHttp. Follows no redirect: it carries the secret.
 *
 * <p>Threading: one request at a time; any thread closes.
 */
final class OkHttpTokenEndpoint implements TokenEndpoint {

  private static final int MAX_BYTES = 256 * 1024;
  private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d*)?");

  private final OkHttpClient client;
  private final HttpFailures failures;
  private final CallSlot calls = new CallSlot();

  OkHttpTokenEndpoint(OkHttpClient client, HttpFailures failures) {
    this.client = client;
    this.failures = failures;
  }

  @Override
  public Token request(OAuth2Settings settings) throws NoCredentialsException {
    HttpUrl url = HttpUrl.parse(settings.tokenUrl());
    Call call = url == null ? null : calls.begin(client, request(url, settings));
    if (call == null) {
      throw unavailable("the task stops");
    }
    try (Response response = call.execute()) {
      return token(response, settings);
    } catch (IOException e) {
      throw failure(e);
    } finally {
      calls.end();
    }
  }

  private static Request request(HttpUrl url, OAuth2Settings settings) {
    FormBody.Builder form = new FormBody.Builder().add("grant_type", "client_credentials");
    Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
    String secret = settings.clientSecret().value();
    switch (settings.clientAuth()) {
      case BODY -> form.add("client_id", settings.clientId()).add("client_secret", secret);
      case HEADER ->
          request.header(
              "Authorization", Credentials.basic(encoded(settings.clientId()), encoded(secret)));
    }
    parameters(settings).forEach(form::add);
    return request.post(form.build()).build();
  }

  private static Map<String, String> parameters(OAuth2Settings settings) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!settings.scope().isEmpty()) {
      parameters.put("scope", settings.scope());
    }
    if (!settings.audience().isEmpty()) {
      parameters.put("audience", settings.audience());
    }
    for (String pair : settings.extraParameters().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Token token(Response response, OAuth2Settings settings)
      throws IOException, NoCredentialsException {
    byte[] body = response.body().byteStream().readNBytes(MAX_BYTES);
    if (!response.isSuccessful()) {
      throw new NoCredentialsException(refusal(response, body));
    }
    String token = JsonScalars.text(body, settings.tokenPointer());
    if (token == null || token.isEmpty() || !isPrintable(token)) {
      throw new NoCredentialsException(
          new HttpReply.Refused(
              "the token endpoint's answer has no token at "
                  + OAuth2Settings.TOKEN_POINTER
                  + ". Check that pointer and "
                  + OAuth2Settings.TOKEN_URL
                  + ".",
              null,
              OAuth2Settings.TOKEN_POINTER));
    }
    return new Token(new Password(token), lifetime(JsonScalars.text(body, "/expires_in")));
  }

  /** A header's value must not smuggle in another header. */
  private static boolean isPrintable(String token) {
    return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static @Nullable Duration lifetime(@Nullable String seconds) {
    var number = SECONDS.matcher(seconds == null ? "" : seconds);
    return number.matches() ? Duration.ofSeconds(Long.parseLong(number.group(1))) : null;
  }

  private HttpReply refusal(Response response, byte[] body) {
    int status = response.code();
    if (failures.classify(status, response::header) instanceof HttpReply.Unavailable passing) {
      return new HttpReply.Unavailable(
          "the token endpoint answered with " + passing.reason(),
          Cause.CREDENTIALS,
          passing.retryAfterMs());
    }
    return new HttpReply.Refused(
        "the token endpoint answered with HTTP status %d%s. Check %s, %s and %s."
            .formatted(
                status,
                errorCode(body),
                OAuth2Settings.TOKEN_URL,
                OAuth2Settings.CLIENT_ID,
                OAuth2Settings.CLIENT_SECRET),
        null,
        OAuth2Settings.CLIENT_SECRET);
  }

  /** The code of RFC 6749, 5.2, which no server can fill with anything but a word. */
  private static String errorCode(byte[] body) {
    try {
      String code = JsonScalars.text(body, "/error");
      return code != null && ERROR_CODE.matcher(code).matches() ? " (" + code + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static NoCredentialsException failure(IOException e) {
    return OkHttpFailures.classify(e) instanceof HttpReply.Refused
        ? new NoCredentialsException(
            new HttpReply.Refused(
                "the host of "
                    + OAuth2Settings.TOKEN_URL
                    + " leads to an address that is not public. If it is meant, allow it as"
                    + " connection.* say.",
                null,
                OAuth2Settings.TOKEN_URL))
        : unavailable("the token endpoint gave none: " + OkHttpFailures.reason(e));
  }

  private static NoCredentialsException unavailable(String reason) {
    return new NoCredentialsException(new HttpReply.Unavailable(reason, Cause.CREDENTIALS, null));
  }

  @Override
  public void close() {
    calls.close();
  }
}
