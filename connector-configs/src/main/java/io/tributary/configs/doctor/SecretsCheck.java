package io.tributary.configs.doctor;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;

/** Secrets that stand in a file, which Connect's REST interface then shows to whoever asks. */
final class SecretsCheck implements Check {

  private static final Pattern NAME =
      Pattern.compile(
          "(.*[._-])?(password|passphrase|secret|secret[._-]key|access[._-]key|private[._-]key|api[._-]?key|jaas\\.config)");
  private static final Pattern LOGIN_IN_URL = Pattern.compile("://[^/\\s:@]+:[^/\\s@]+@");
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)(^|[?&;])(api_?key|apikey|access_?token|token|password|secret|appid)=(?!\\$\\{)[^&;]+");
  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i)(^|,)\\s*(authorization|x-api-key|cookie|proxy-authorization)\\s*:");

  @Override
  public void run(Setup setup, Findings findings) {
    for (ConnectorConfig config : setup.connectors()) {
      config.written().forEach((key, value) -> check(config, key, value, findings));
    }
  }

  private static void check(ConnectorConfig config, String key, String value, Findings findings) {
    if (value.isBlank() || Placeholders.areAllOf(value)) {
      return;
    }
    if (isSecret(config, key) && !Placeholders.areIn(value)) {
      findings.error(
          config,
          key,
          "a secret stands in the file in clear",
          "Write ${env:NAME}, or what another config provider of the worker reads, and change it");
    } else if (LOGIN_IN_URL.matcher(value).find()) {
      findings.error(
          config,
          key,
          "the address holds a user and a password",
          "Set them by the keys that are made for them");
    } else if (isAddress(key) && SECRET_PARAMETER.matcher(value).find()) {
      findings.error(
          config,
          key,
          "a parameter looks like a secret",
          "Let a config provider give it, and for the poller use auth.type=api_key, which no log"
              + " shows");
    } else if (key.endsWith("request.headers") && SECRET_HEADER.matcher(value).find()) {
      findings.error(
          config,
          key,
          "a header with credentials is shown by Connect's REST interface",
          "Set it by request.headers.sensitive");
    }
  }

  private static boolean isAddress(String key) {
    return key.endsWith("url")
        || key.endsWith("url.fallbacks")
        || key.endsWith("request.parameters")
        || key.endsWith("extra.parameters");
  }

  private static boolean isSecret(ConnectorConfig config, String key) {
    if (key.contains("certificate")) {
      return false; // Passwords by their type, for their length.
    }
    Connector connector = config.connector();
    String bare = key.replaceFirst("^endpoints\\.[^.]+\\.", "");
    ConfigDef.ConfigKey definition =
        connector == null ? null : connector.config().configKeys().get(bare);
    return definition == null
        ? NAME.matcher(key.toLowerCase(Locale.ROOT)).matches()
        : definition.type == ConfigDef.Type.PASSWORD;
  }
}
