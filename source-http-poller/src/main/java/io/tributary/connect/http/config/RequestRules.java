package io.tributary.connect.http.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request must look like before it is worth sending. */
final class RequestRules {

  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t\\x20-\\x7e]*");
  static final Set<String> MANAGED_HEADERS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding");
  private static final Pattern CREDENTIAL_HEADER =
      Pattern.compile("authorization|proxy-authorization|cookie|.*(token|secret|api-?key).*");

  /** A hole before the path begins. */
  private static final Pattern AUTHORITY_TEMPLATE = Pattern.compile("(\\w+://)?[^/?#]*\\$\\{");

  private static final Pattern CONTENT_TYPE =
      Pattern.compile("[\\w.+-]+/[\\w.+-]+(\\s*;\\s*[\\w-]+=[\\w.\"+-]+)*");

  private final RequestSettings request;
  private final List<Finding> findings = new ArrayList<>();

  private RequestRules(RequestSettings request) {
    this.request = request;
  }

  static List<Finding> check(RequestSettings request) {
    RequestRules rules = new RequestRules(request);
    rules.url();
    rules.parameters();
    rules.body();
    request.headers().forEach(header -> rules.header(RequestSettings.HEADERS, header));
    Headers.split(request.sensitiveHeaders())
        .forEach(header -> rules.header(RequestSettings.SENSITIVE_HEADERS, header));
    rules.openCredentials();
    rules.userAgent();
    return rules.findings;
  }

  private void url() {
    if (request.url().isEmpty()) {
      add(RequestSettings.URL, "no address is given", "Set it, or choose a preset");
    } else {
      url(RequestSettings.URL, request.url());
    }
    request.fallbacks().forEach(url -> url(RequestSettings.FALLBACKS, url));
  }

  private void url(String key, String url) {
    if (AUTHORITY_TEMPLATE.matcher(url).lookingAt()) {
      add(
          key,
          "its host holds a variable that was not resolved",
          "Write templates behind the host only; check the name of the config provider otherwise");
    } else {
      parts(key, parsed(RequestSettings.filled(url)));
    }
  }

  private void parts(String key, @Nullable URI uri) {
    String scheme = uri == null || uri.getScheme() == null ? "" : uri.getScheme();
    if (uri == null
        || uri.getHost() == null
        || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
      add(
          key,
          "it is no http or https address",
          "Write it as https://host/path, with special characters percent-encoded");
    } else if (uri.getRawUserInfo() != null) {
      add(
          key,
          "it holds credentials, which the REST API would show",
          "Put them into " + RequestSettings.SENSITIVE_HEADERS);
    } else if (uri.getRawFragment() != null) {
      add(key, "it has a fragment, which is never sent", "Remove '#' and the rest");
    }
  }

  private void body() {
    boolean get = request.method() == RequestMethod.GET;
    if (get && !request.body().isEmpty()) {
      add(
          RequestSettings.BODY,
          "a get sends no body",
          "Set " + RequestSettings.METHOD + " to post, or remove it");
    }
    if (!CONTENT_TYPE.matcher(request.contentType()).matches()) {
      add(
          RequestSettings.CONTENT_TYPE,
          "it is no media type",
          "Write it as application/json or text/plain; charset=utf-8");
    }
  }

  private static @Nullable URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // Its message quotes the URL, whose query may be secret.
      return null;
    }
  }

  private void parameters() {
    for (String pair : request.parameters().split("&", -1)) {
      if (!request.parameters().isEmpty() && pair.indexOf('=') < 1) {
        add(
            RequestSettings.PARAMETERS,
            "between two & there must be name=value",
            "Write it as a=1&b=2; write a value's own & into " + RequestSettings.URL + " as %26");
      }
    }
  }

  private void header(String key, String header) {
    if (!HEADER.matcher(header).matches()) {
      add(
          key,
          "an entry is not of the form Name:value",
          "Separate entries by commas, name and value by a colon; use printable ASCII");
    } else if (MANAGED_HEADERS.contains(nameOf(header))) {
      add(key, "'" + nameOf(header) + "' is set by the connector itself", "Remove it");
    } else if (nameOf(header).equals("user-agent")) {
      add(key, "User-Agent has its own key", "Use " + RequestSettings.USER_AGENT);
    }
  }

  private void openCredentials() {
    request.headers().stream()
        .map(RequestRules::nameOf)
        .filter(name -> CREDENTIAL_HEADER.matcher(name).matches())
        .forEach(
            name ->
                add(
                    RequestSettings.HEADERS,
                    "'" + name + "' carries a credential, which the REST API would show",
                    "Move it to " + RequestSettings.SENSITIVE_HEADERS));
  }

  private void userAgent() {
    if (!HEADER.matcher("User-Agent:" + request.userAgent()).matches()) {
      add(RequestSettings.USER_AGENT, "it holds more than printable ASCII", "Shorten it");
    }
  }

  private static String nameOf(String header) {
    return header.substring(0, Math.max(header.indexOf(':'), 0)).trim().toLowerCase(Locale.ROOT);
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
