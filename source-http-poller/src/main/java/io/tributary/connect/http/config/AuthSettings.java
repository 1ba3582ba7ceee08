package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * The credentials of an endpoint; of its parts only the one that the type names is used. Two are
 * equal if they would authenticate alike, secrets included.
 *
 * @param bearerToken empty if none is given, as are all secrets
 */
public record AuthSettings(
    AuthType type,
    Basic basic,
    Password bearerToken,
    ApiKey apiKey,
    OAuth2Settings oauth2,
    AwsSettings aws) {

  public static final String TYPE = "auth.type";
  public static final String BASIC_USERNAME = "auth.basic.username";
  public static final String BASIC_PASSWORD = "auth.basic.password";
  public static final String BEARER_TOKEN = "auth.bearer.token";
  public static final String API_KEY_NAME = "auth.api.key.name";
  public static final String API_KEY_VALUE = "auth.api.key.value";
  public static final String API_KEY_LOCATION = "auth.api.key.location";

  static final Password NO_SECRET = new Password("");

  private static final EnumValidator<AuthType> TYPES = EnumValidator.of(AuthType.class);
  private static final EnumValidator<ApiKeyLocation> LOCATIONS =
      EnumValidator.of(ApiKeyLocation.class);

  /** RFC 7617. */
  public record Basic(String username, Password password) {}

  /** A key under a name that the API chooses. */
  public record ApiKey(String name, Password value, ApiKeyLocation location) {}

  /** Where the API looks for its key. */
  public enum ApiKeyLocation {
    HEADER,
    QUERY
  }

  static void define(KeyGroup group) {
    group.key(
        TYPE,
        ConfigDef.Type.STRING,
        "none",
        TYPES,
        Importance.HIGH,
        "How requests are authenticated. The secrets of auth.*, oauth2.* and aws.* are read again"
            + " from the config providers when the server answers 401, and the request is sent once"
            + " more if they changed.");
    defineStatic(group);
    OAuth2Settings.define(group);
    AwsSettings.define(group);
  }

  private static void defineStatic(KeyGroup group) {
    group
        .key(
            BASIC_USERNAME,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "User name for auth.type=basic.")
        .key(
            BASIC_PASSWORD,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.MEDIUM,
            "Password for auth.type=basic; may be empty.")
        .key(
            BEARER_TOKEN,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.MEDIUM,
            "Token for auth.type=bearer, sent as Authorization: Bearer.")
        .key(
            API_KEY_NAME,
            ConfigDef.Type.STRING,
            "X-API-Key",
            null,
            Importance.MEDIUM,
            "Name of the header or query parameter for auth.type=api_key.")
        .key(
            API_KEY_VALUE,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.MEDIUM,
            "The key for auth.type=api_key.")
        .key(
            API_KEY_LOCATION,
            ConfigDef.Type.STRING,
            "header",
            LOCATIONS,
            Importance.MEDIUM,
            "Where the key goes. Servers and proxies log query parameters: take the header where the"
                + " API allows it.");
  }

  static AuthSettings from(AbstractConfig config) {
    return new AuthSettings(
        TYPES.parse(config.getString(TYPE)),
        new Basic(config.getString(BASIC_USERNAME), secret(config, BASIC_PASSWORD)),
        secret(config, BEARER_TOKEN),
        new ApiKey(
            config.getString(API_KEY_NAME),
            secret(config, API_KEY_VALUE),
            LOCATIONS.parse(config.getString(API_KEY_LOCATION))),
        OAuth2Settings.from(config),
        AwsSettings.from(config));
  }

  /**
   * The settings of one endpoint, read from the props of its task.
   *
   * @throws org.apache.kafka.common.config.ConfigException if a value does not parse
   */
  public static AuthSettings of(Map<String, String> props, String alias) {
    return EndpointSettings.parse(
            alias, EndpointKeys.of(EndpointKeys.written(props), alias).effective())
        .auth();
  }

  static Password secret(AbstractConfig config, String key) {
    Password given = config.getPassword(key);
    return given == null ? NO_SECRET : given;
  }
}
