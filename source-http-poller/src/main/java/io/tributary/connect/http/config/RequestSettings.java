package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * The request of an endpoint, before templates are filled in.
 *
 * @param fallbacks addresses to turn to in their order when one before them fails
 * @param parameters {@code name=template} pairs joined with {@code &}, not percent-encoded
 * @param headers entries of the form {@code Name:value}
 * @param sensitiveHeaders the same, joined with commas, and never shown
 * @param body empty for none
 */
public record RequestSettings(
    String url,
    List<String> fallbacks,
    RequestMethod method,
    String parameters,
    List<String> headers,
    Password sensitiveHeaders,
    String body,
    String contentType,
    String userAgent) {

  public static final String URL = "connection.url";
  public static final String FALLBACKS = "connection.url.fallbacks";
  public static final String METHOD = "request.method";
  public static final String BODY = "request.body";
  public static final String CONTENT_TYPE = "request.content.type";
  public static final String PARAMETERS = "request.parameters";
  public static final String HEADERS = "request.headers";
  public static final String SENSITIVE_HEADERS = "request.headers.sensitive";
  public static final String USER_AGENT = "request.user.agent";

  private static final EnumValidator<RequestMethod> METHODS = EnumValidator.of(RequestMethod.class);

  public RequestSettings {
    fallbacks = List.copyOf(fallbacks);
    headers = List.copyOf(headers);
  }

  static void define(KeyGroup group) {
    group
        .key(
            URL,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.HIGH,
            "Address to poll, http or https, needed unless a preset gives one. Behind the host it may"
                + " hold templates as request.parameters may. No secret belongs in it: it is shown by"
                + " the REST API. Redirects are not followed.")
        .key(
            FALLBACKS,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.LOW,
            "Further addresses of the same data, without commas. When a request fails, the next"
                + " address is asked at once; the endpoint is parked only after all have failed. An"
                + " address that works is kept; the first is tried again after ten minutes.")
        .key(
            METHOD,
            ConfigDef.Type.STRING,
            "get",
            METHODS,
            Importance.MEDIUM,
            "HTTP method: get, post or put.")
        .key(
            PARAMETERS,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Query parameters as a=1&b=2, added to those of the URL and percent-encoded by the"
                + " connector. A value may hold templates such as ${cursor.name|default:text}. Names:"
                + " cursor.<name>, partition.<name>, page.token, page.offset, page.number,"
                + " window.start, window.end, event.id, now. Behind a | may follow default:text,"
                + " epoch_s, epoch_ms, iso, format:yyyy-MM-dd, minus:PT5M, plus:PT5M, urlencode, json.");
    defineContent(group);
  }

  private static void defineContent(KeyGroup group) {
    group
        .key(
            HEADERS,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.LOW,
            "Headers as Name:value, separated by commas, so a value cannot hold a comma. Credentials"
                + " go to request.headers.sensitive.")
        .key(
            SENSITIVE_HEADERS,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.MEDIUM,
            "Headers that carry credentials, as Authorization:Bearer xyz, written like"
                + " request.headers; shown nowhere.")
        .key(
            BODY,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Body of a post or put, such as a GraphQL query; may hold templates, whose values are"
                + " written as texts of a JSON document or of a form, as request.content.type says. No"
                + " secret belongs in it.")
        .key(
            CONTENT_TYPE,
            ConfigDef.Type.STRING,
            "application/json",
            null,
            Importance.LOW,
            "Content-Type of the body.")
        .key(
            USER_AGENT,
            ConfigDef.Type.STRING,
            "Mozilla/5.0 (compatible; tributary-http-poller)",
            null,
            Importance.LOW,
            "User-Agent header. Some public feeds answer 403 to one that names only a library.");
  }

  static RequestSettings from(AbstractConfig config) {
    Password secret = config.getPassword(SENSITIVE_HEADERS);
    return new RequestSettings(
        config.getString(URL),
        config.getList(FALLBACKS),
        METHODS.parse(config.getString(METHOD)),
        config.getString(PARAMETERS),
        config.getList(HEADERS),
        secret == null ? new Password("") : secret,
        config.getString(BODY),
        config.getString(CONTENT_TYPE),
        config.getString(USER_AGENT));
  }

  /** All addresses, the first to be asked first. */
  public List<String> urls() {
    return Stream.concat(Stream.of(url), fallbacks.stream()).toList();
  }

  /** An address with something harmless in the place of its templates. */
  public static String filled(String url) {
    return url.replaceAll("\\$\\{[^}]*}", "0");
  }

  /** Whether a text stands in any part of the request. */
  public boolean mentions(String text) {
    return Stream.of(
            urls().stream(),
            Stream.of(parameters, body, sensitiveHeaders.value()),
            headers.stream())
        .flatMap(each -> each)
        .anyMatch(each -> each.contains(text));
  }
}
