package io.tributary.configs.doctor;

import io.tributary.connect.smt.lint.ChainConfig;
import io.tributary.connect.smt.lint.LintException;
import io.tributary.connect.smt.lint.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a worker's config providers would: a variable of this process's environment as it
 * is, anything else with text that the key takes. No secret is asked for.
 */
final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*):([^}]*)}");

  private final Map<String, String> written;
  private final Map<String, ConfigDef> transforms = new HashMap<>();
  private final @Nullable ConfigDef own;

  Placeholders(Map<String, String> written, @Nullable Connector connector) {
    this.written = written;
    this.own = connector == null ? null : connector.config();
    try {
      for (ChainConfig.StageConfig config : ChainConfig.of(written).stages()) {
        try (Stage stage = Stage.of(config)) {
          transforms.put(config.alias(), stage.definition());
        }
      }
    } catch (LintException e) {
      transforms.clear();
    }
  }

  /** Whether a config provider gives at least a part of a value. */
  static boolean areIn(@Nullable String text) {
    return text != null && PLACEHOLDER.matcher(text).find();
  }

  /** Whether a config provider gives all of a value. */
  static boolean areAllOf(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("").isBlank();
  }

  Map<String, String> filled() {
    Map<String, String> filled = new TreeMap<>(written);
    filled.replaceAll((key, value) -> areIn(value) ? filled(key, value) : value);
    return filled;
  }

  private String filled(String key, String text) {
    ConfigDef.@Nullable ConfigKey definition = definition(key);
    if (definition != null && definition.defaultValue instanceof Number usual && areAllOf(text)) {
      return usual.toString();
    }
    String last = "";
    for (String kind : kinds(key)) {
      last = fill(text, kind);
      if (definition == null || takes(definition, last)) {
        return last;
      }
    }
    return last;
  }

  /** What a value may look like; {@code %s} is the variable's name. */
  private static List<String> kinds(String key) {
    boolean address = key.matches(".*(url|uri|uris|endpoint)$");
    return address
        ? List.of("https://%s.example", "thrift://%s.example:9083", "%s")
        : List.of("%s", "1", "s3a://%s", "%s.example:9092", "https://%s.example", "1.0");
  }

  private static String fill(String text, String kind) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String variable = matcher.group(1).equals("env") ? System.getenv(matcher.group(2)) : null;
      String name = matcher.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(variable == null ? kind.formatted(name) : variable));
    }
    return matcher.appendTail(filled).toString();
  }

  private ConfigDef.@Nullable ConfigKey definition(String key) {
    String[] parts = key.split("\\.", 3);
    boolean scoped = parts.length == 3;
    if (scoped && parts[0].equals("transforms")) {
      ConfigDef transform = transforms.get(parts[1]);
      return transform == null ? null : transform.configKeys().get(parts[2]);
    }
    if (own == null) {
      return null;
    }
    String bare = scoped && parts[0].equals("endpoints") ? parts[2] : key;
    return own.configKeys().get(bare);
  }

  private static boolean takes(ConfigDef.ConfigKey definition, String text) {
    try {
      Object value = ConfigDef.parseType(definition.name, text, definition.type);
      if (definition.validator != null) {
        definition.validator.ensureValid(definition.name, value);
      }
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }
}
