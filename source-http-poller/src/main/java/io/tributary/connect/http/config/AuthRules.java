package io.tributary.connect.http.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What credentials need, and which of them nobody would read. */
final class AuthRules {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern LOWER_NAME = Pattern.compile("[a-z0-9-]+");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final AuthSettings auth;
  private final RequestSettings request;
  private final List<Finding> findings = new ArrayList<>();

  private AuthRules(AuthSettings auth, RequestSettings request) {
    this.auth = auth;
    this.request = request;
  }

  static List<Finding> check(AuthSettings auth, RequestSettings request) {
    AuthRules rules = new AuthRules(auth, request);
    switch (auth.type()) {
      case NONE -> {}
      case BASIC -> rules.basic();
      case BEARER -> rules.need(AuthSettings.BEARER_TOKEN, auth.bearerToken());
      case API_KEY -> rules.apiKey();
      case OAUTH2 -> rules.oauth2();
      case AWS_SIGV4 -> rules.aws();
    }
    rules.unread();
    rules.secondAuthorization();
    return rules.findings;
  }

  private void basic() {
    need(AuthSettings.BASIC_USERNAME, auth.basic().username());
    if (auth.basic().username().indexOf(':') >= 0) {
      add(AuthSettings.BASIC_USERNAME, "a user name cannot hold a colon", "Correct it");
    }
  }

  private void apiKey() {
    AuthSettings.ApiKey key = auth.apiKey();
    need(AuthSettings.API_KEY_VALUE, key.value());
    boolean header = key.location() == AuthSettings.ApiKeyLocation.HEADER;
    if (key.name().isEmpty() || (header && !TOKEN.matcher(key.name()).matches())) {
      add(AuthSettings.API_KEY_NAME, "it is no header's name", "Use letters, digits and -");
    } else if (header
        && RequestRules.MANAGED_HEADERS.contains(key.name().toLowerCase(Locale.ROOT))) {
      add(
          AuthSettings.API_KEY_NAME,
          "'" + key.name() + "' is set by the connector itself",
          "Look the name up in the API's documentation");
    }
  }

  private void oauth2() {
    OAuth2Settings oauth2 = auth.oauth2();
    need(OAuth2Settings.CLIENT_ID, oauth2.clientId());
    need(OAuth2Settings.CLIENT_SECRET, oauth2.clientSecret());
    need(OAuth2Settings.TOKEN_URL, oauth2.tokenUrl());
    if (!oauth2.tokenUrl().isEmpty() && !isSafe(oauth2.tokenUrl())) {
      add(
          OAuth2Settings.TOKEN_URL,
          "it is no https address without credentials and fragment",
          "Write it as https://host/path; the client's secret is sent there");
    }
    for (String pair : oauth2.extraParameters().split("&", -1)) {
      if (!oauth2.extraParameters().isEmpty() && pair.indexOf('=') < 1) {
        add(
            OAuth2Settings.EXTRA_PARAMETERS,
            "between two & there must be name=value",
            "Write it as a=1&b=2");
      }
    }
  }

  private static boolean isSafe(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && (scheme.equals("https")
              || (scheme.equals("http") && THIS_MACHINE.contains(uri.getHost())));
    } catch (URISyntaxException e) {
      // Its message quotes the URL, whose query may be secret.
      return false;
    }
  }

  private void aws() {
    AwsSettings aws = auth.aws();
    need(AwsSettings.ACCESS_KEY_ID, aws.accessKeyId());
    need(AwsSettings.SECRET_ACCESS_KEY, aws.secretAccessKey());
    lowerName(AwsSettings.REGION, aws.region());
    lowerName(AwsSettings.SERVICE, aws.service());
    if (request.url().replaceFirst("[^?]*", "").indexOf('+') >= 0) {
      add(
          RequestSettings.URL,
          "AWS takes + in a query for a plus or a blank as it likes, and the signature may not fit",
          "Write %2B for a plus, %20 for a blank");
    }
  }

  private void lowerName(String key, String value) {
    if (!LOWER_NAME.matcher(value).matches()) {
      add(key, "auth.type=aws_sigv4 needs it, in lower case", "Write it as eu-central-1 or s3");
    }
  }

  /** A secret that is given and not used: the type is probably not what was meant. */
  private void unread() {
    unread(AuthSettings.BASIC_PASSWORD, auth.basic().password(), AuthType.BASIC);
    unread(AuthSettings.BEARER_TOKEN, auth.bearerToken(), AuthType.BEARER);
    unread(AuthSettings.API_KEY_VALUE, auth.apiKey().value(), AuthType.API_KEY);
    unread(OAuth2Settings.CLIENT_SECRET, auth.oauth2().clientSecret(), AuthType.OAUTH2);
    unread(AwsSettings.SECRET_ACCESS_KEY, auth.aws().secretAccessKey(), AuthType.AWS_SIGV4);
  }

  private void unread(String key, Password secret, AuthType reader) {
    if (auth.type() != reader && !secret.value().isEmpty()) {
      String needed = reader.name().toLowerCase(Locale.ROOT);
      add(
          AuthSettings.TYPE,
          key + " is read only with " + AuthSettings.TYPE + "=" + needed,
          "Set " + AuthSettings.TYPE + "=" + needed + ", or remove " + key);
    }
  }

  private void secondAuthorization() {
    boolean given =
        Headers.split(request.sensitiveHeaders()).stream()
            .anyMatch(entry -> entry.toLowerCase(Locale.ROOT).startsWith("authorization:"));
    if (given && auth.type() != AuthType.NONE && auth.type() != AuthType.API_KEY) {
      add(
          RequestSettings.SENSITIVE_HEADERS,
          "Authorization is set by " + AuthSettings.TYPE + " already",
          "Keep one of the two");
    }
  }

  private void need(String key, String value) {
    if (value.isEmpty()) {
      add(key, AuthSettings.TYPE + "=" + typeName() + " needs it", "Set it");
    } else if (!PRINTABLE.matcher(value).matches()) {
      add(key, "it holds more than printable ASCII", "Correct it");
    }
  }

  private void need(String key, @Nullable Password secret) {
    need(key, secret == null ? "" : secret.value());
  }

  private String typeName() {
    return auth.type().name().toLowerCase(Locale.ROOT);
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
