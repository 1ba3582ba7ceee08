package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * The GET request of an endpoint, before cursors are filled in.
 *
 * @param parameters {@code name=template} pairs joined with {@code &}, not percent-encoded
 * @param headers entries of the form {@code Name:value}
 * @param sensitiveHeaders the same, joined with commas, and never shown
 */
public record RequestSettings(
    String url,
    String parameters,
    List<String> headers,
    Password sensitiveHeaders,
    String userAgent) {

  public static final String URL = "connection.url";
  public static final String PARAMETERS = "request.parameters";
  public static final String HEADERS = "request.headers";
  public static final String SENSITIVE_HEADERS = "request.headers.sensitive";
  public static final String USER_AGENT = "request.user.agent";

  public RequestSettings {
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
            "Address to GET, http or https, needed unless a preset gives one. No secret belongs in"
                + " it: it is shown by the REST API. Redirects are not followed.")
        .key(
            PARAMETERS,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Query parameters as a=1&b=2, added to those of the URL and percent-encoded by the"
                + " connector. A value may hold ${cursor.name|default:text}: what cursor.fields kept"
                + " of the last response.")
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
        config.getString(PARAMETERS),
        config.getList(HEADERS),
        secret == null ? new Password("") : secret,
        config.getString(USER_AGENT));
  }
}
