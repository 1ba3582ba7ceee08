package io.tributary.connect.http;

import io.tributary.connect.http.config.ConnectionRules;
import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.EndpointKeys;
import io.tributary.connect.http.config.EndpointRules;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.egress.AddressRange;
import io.tributary.connect.http.egress.EgressPolicy;
import io.tributary.connect.http.tls.TlsContext;
import io.tributary.connect.http.tls.TlsKeyException;
import io.tributary.connect.kit.config.ConfigErrors;
import io.tributary.connect.kit.config.UnknownKeys;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a config when it is POSTed, and says it at the key. Calls nobody unless
 * it is told to.
 */
final class ConfigCheck {

  private final Map<String, String> props;
  private final Config result;
  private final Set<Finding> reported = new HashSet<>();

  /**
   * @param result what each key's own validator found
   */
  ConfigCheck(Map<String, String> props, Config result) {
    this.props = props;
    this.result = result;
  }

  Config run() {
    UnknownKeys.flag(props, HttpPollerConfig.definition(), List.of(EndpointKeys.PREFIX), result);
    if (ConfigErrors.has(result, HttpPollerConfig.ENDPOINTS)) {
      return result;
    }
    List<String> aliases = aliases();
    Set<String> parents = HttpPollerConfig.parents(props, aliases);
    ScopedKeys.check(props, Stream.concat(aliases.stream(), parents.stream()).toList())
        .forEach(this::report);
    EgressPolicy egress = egress();
    TlsContext tls = connections();
    aliases.forEach(alias -> endpoint(alias, egress));
    if (!ConfigErrors.any(result)) {
      PartitionCheck.check(new HttpPollerConfig(props), parents).forEach(this::report);
    }
    if (tls != null) {
      probe(tls, parents);
    }
    return result;
  }

  private @Nullable Object value(String key) {
    return result.configValues().stream()
        .filter(value -> value.name().equals(key) && value.value() != null)
        .map(ConfigValue::value)
        .findFirst()
        .orElse(null);
  }

  private List<String> aliases() {
    List<String> aliases =
        value(HttpPollerConfig.ENDPOINTS) instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    if (aliases.stream().distinct().count() < aliases.size()) {
      report(
          new Finding(HttpPollerConfig.ENDPOINTS, "an alias is given twice", "Rename one of them"));
    }
    return aliases.isEmpty()
        ? List.of(EndpointKeys.DEFAULT_ALIAS)
        : aliases.stream().distinct().toList();
  }

  private @Nullable EgressPolicy egress() {
    boolean sound = parses(EgressSettings.ALLOW_RANGES, AddressRange::parse);
    sound &= parses(EgressSettings.DISALLOW_RANGES, AddressRange::parse);
    sound &= EgressSettings.KEYS.stream().noneMatch(key -> ConfigErrors.has(result, key));
    return sound ? new EgressPolicy(EgressSettings.from(props)) : null;
  }

  /** Whether each entry of a list parses. */
  private boolean parses(String key, Consumer<String> parser) {
    try {
      if (value(key) instanceof List<?> entries) {
        entries.forEach(entry -> parser.accept(String.valueOf(entry)));
      }
      return true;
    } catch (ConfigException e) {
      report(
          new Finding(
              key,
              String.valueOf(e.getMessage()),
              "Write addresses, not names, with the count of leading bits behind a slash"));
      return false;
    }
  }

  /** TLS and the proxy, which all endpoints share; null if something is wrong with them. */
  private @Nullable TlsContext connections() {
    if (ConfigErrors.any(result)) {
      return null;
    }
    HttpPollerConfig config = new HttpPollerConfig(props);
    List<Finding> findings = ConnectionRules.check(config.egress(), config.tls(), config.proxy());
    findings.forEach(this::report);
    try {
      return findings.isEmpty() ? TlsContext.open(config.tls()) : null;
    } catch (TlsKeyException e) {
      report(new Finding(e.key(), String.valueOf(e.getMessage()), "Correct it, or the key's type"));
      return null;
    }
  }

  /** Once all that can be told without asking is right. */
  private void probe(TlsContext tls, Set<String> parents) {
    HttpPollerConfig config = new HttpPollerConfig(props);
    if (config.probes() && !ConfigErrors.any(result)) {
      new Probes(config, tls, Clock.systemUTC())
          .run(
              Stream.concat(config.endpoints().stream(), parents.stream().map(config::endpoint))
                  .toList())
          .forEach(
              (endpoint, finding) ->
                  report(EndpointKeys.of(props, endpoint.alias()).locate(finding)));
    }
  }

  private void endpoint(String alias, @Nullable EgressPolicy egress) {
    EndpointKeys keys = EndpointKeys.of(props, alias);
    Map<String, String> effective;
    try {
      effective = keys.effective();
    } catch (ConfigException e) {
      report(
          keys.locate(
              new Finding(
                  EndpointSettings.PRESET, String.valueOf(e.getMessage()), "Choose one of them")));
      return;
    }
    boolean sound = true;
    for (ConfigValue value : EndpointSettings.definition().validate(effective)) {
      sound &= value.errorMessages().isEmpty();
      if (keys.isOwn(value.name())) {
        value
            .errorMessages()
            .forEach(
                message ->
                    report(keys.locate(new Finding(value.name(), message, "Mend the value"))));
      }
    }
    if (sound) {
      EndpointSettings settings = EndpointSettings.parse(alias, effective);
      EndpointRules.check(settings).forEach(finding -> report(keys.locate(finding)));
      RequestCheck.check(settings, egress).forEach(finding -> report(keys.locate(finding)));
      ShapeCheck.check(settings).forEach(finding -> report(keys.locate(finding)));
    }
  }

  /** Once, as endpoints that share a bare key share what is wrong with it. */
  private void report(Finding finding) {
    if (reported.add(finding)) {
      ConfigErrors.add(result, finding.key(), finding.reason(), finding.whatToDo() + ".");
    }
  }
}
