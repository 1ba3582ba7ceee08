package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointKeys;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keys of the form {@code endpoints.<alias>.<key>} that nobody reads. */
final class ScopedKeys {

  private static final Set<String> OWN = EndpointSettings.definition().names();
  private static final Set<String> ALL = HttpPollerConfig.definition().names();

  private ScopedKeys() {}

  static List<Finding> check(Map<String, String> props, Collection<String> aliases) {
    List<Finding> findings = new ArrayList<>();
    for (String key : props.keySet()) {
      if (key.startsWith(EndpointKeys.PREFIX)) {
        String scoped = key.substring(EndpointKeys.PREFIX.length());
        int dot = scoped.indexOf('.');
        String alias = dot < 0 ? scoped : scoped.substring(0, dot);
        if (!aliases.contains(alias)) {
          findings.add(unknownAlias(key, alias, aliases));
        } else if (dot < 0 || !OWN.contains(scoped.substring(dot + 1))) {
          findings.add(unknownKey(key, dot < 0 ? "" : scoped.substring(dot + 1)));
        }
      }
    }
    return findings;
  }

  private static Finding unknownAlias(String key, String alias, Collection<String> aliases) {
    return new Finding(
        HttpPollerConfig.ENDPOINTS,
        "key '" + key + "' belongs to no endpoint",
        Suggestion.closest(alias, aliases)
            .map(near -> "Did you mean '" + near + "'")
            .orElse("Add '" + alias + "' to " + HttpPollerConfig.ENDPOINTS));
  }

  private static Finding unknownKey(String key, String name) {
    if (ALL.contains(name)) {
      return new Finding(
          name, "'" + key + "' cannot be set for one endpoint", "Write it as " + name);
    }
    String meant = Suggestion.closest(name, OWN).orElse(null);
    return new Finding(
        meant == null ? HttpPollerConfig.ENDPOINTS : meant,
        "unknown key '" + key + "'",
        meant == null
            ? "Remove it, or look its name up in the connector's config reference"
            : "Did you mean '" + key.substring(0, key.length() - name.length()) + meant + "'");
  }
}
