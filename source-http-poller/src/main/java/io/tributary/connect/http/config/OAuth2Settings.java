package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * The client credentials grant of OAuth 2.0 (RFC 6749, 4.4).
 *
 * @param extraParameters {@code name=value} pairs joined with {@code &}, not percent-encoded
 * @param tokenPointer where the token stands in the answer
 * @param expirySkew how long before its end a token is replaced
 */
public record OAuth2Settings(
    String tokenUrl,
    String clientId,
    Password clientSecret,
    String scope,
    String audience,
    ClientAuth clientAuth,
    String extraParameters,
    String tokenPointer,
    Duration expirySkew) {

  public static final String TOKEN_URL = "oauth2.token.url";
  public static final String CLIENT_ID = "oauth2.client.id";
  public static final String CLIENT_SECRET = "oauth2.client.secret";
  public static final String SCOPE = "oauth2.scope";
  public static final String AUDIENCE = "oauth2.audience";
  public static final String CLIENT_AUTH = "oauth2.client.auth.method";
  public static final String EXTRA_PARAMETERS = "oauth2.extra.parameters";
  public static final String TOKEN_POINTER = "oauth2.token.pointer";
  public static final String EXPIRY_SKEW = "oauth2.expiry.skew.ms";

  private static final EnumValidator<ClientAuth> CLIENT_AUTHS = EnumValidator.of(ClientAuth.class);

  /** How the client shows its secret to the token endpoint. */
  public enum ClientAuth {
    /** As {@code client_id} and {@code client_secret} of the form. */
    BODY,
    /** As the Basic scheme, each part form-encoded before (RFC 6749, 2.3.1). */
    HEADER
  }

  static void define(KeyGroup group) {
    group
        .key(
            TOKEN_URL,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Token endpoint for auth.type=oauth2 with the client credentials grant. https, or http on"
                + " this machine; the rules of connection.* hold for it too.")
        .key(
            CLIENT_ID,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Client id for auth.type=oauth2.")
        .key(
            CLIENT_SECRET,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.MEDIUM,
            "Client secret for auth.type=oauth2.")
        .key(
            SCOPE,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Scopes to ask for, separated by blanks; empty leaves the choice to the server.")
        .key(
            AUDIENCE,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Audience to ask for, where the server wants one.")
        .key(
            CLIENT_AUTH,
            ConfigDef.Type.STRING,
            "body",
            CLIENT_AUTHS,
            Importance.LOW,
            "Whether id and secret go into the form or into the Authorization header.");
    defineToken(group);
  }

  private static void defineToken(KeyGroup group) {
    group
        .key(
            EXTRA_PARAMETERS,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "More parameters of the form, as a=1&b=2. No secrets: the REST API shows them.")
        .key(
            TOKEN_POINTER,
            ConfigDef.Type.STRING,
            "/access_token",
            Parsed.by("JSON pointer", JsonPointers::check),
            Importance.LOW,
            "JSON pointer of the token in the token endpoint's answer.")
        .key(
            EXPIRY_SKEW,
            ConfigDef.Type.LONG,
            30_000L,
            between(0L, 86_400_000L),
            Importance.LOW,
            "Milliseconds before its end that a token is replaced. Of a short-lived token, at most"
                + " half its life.");
  }

  static OAuth2Settings from(AbstractConfig config) {
    return new OAuth2Settings(
        config.getString(TOKEN_URL),
        config.getString(CLIENT_ID),
        AuthSettings.secret(config, CLIENT_SECRET),
        config.getString(SCOPE),
        config.getString(AUDIENCE),
        CLIENT_AUTHS.parse(config.getString(CLIENT_AUTH)),
        config.getString(EXTRA_PARAMETERS),
        config.getString(TOKEN_POINTER),
        Duration.ofMillis(config.getLong(EXPIRY_SKEW)));
  }
}
