package io.tributary.connect.http.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The layers of an endpoint's keys: {@code endpoints.<alias>.<key>} wins over a bare {@code <key>},
 * which wins over the preset.
 */
public final class EndpointKeys {

  public static final String PREFIX = "endpoints.";

  /** Stands for the one endpoint of a connector that names none. */
  public static final String DEFAULT_ALIAS = "default";

  private static final Set<String> NAMES = EndpointSettings.definition().names();

  private final Map<String, String> props;
  private final String prefix;

  private EndpointKeys(Map<String, String> props, String alias) {
    this.props = props;
    this.prefix = PREFIX + alias + ".";
  }

  public static EndpointKeys of(Map<String, String> props, String alias) {
    return new EndpointKeys(props, alias);
  }

  /** The endpoint's keys with all layers laid on top of one another, without defaults. */
  public Map<String, String> effective() {
    Map<String, @Nullable String> found = new HashMap<>();
    NAMES.forEach(key -> found.put(key, props.get(nameOf(key))));
    Map<String, String> written = written(found);
    Map<String, String> all =
        new HashMap<>(Presets.load(written.getOrDefault(EndpointSettings.PRESET, "")));
    all.putAll(written);
    return all;
  }

  /** What is written for a key, for this endpoint or for all; null if nothing is. */
  public @Nullable String written(String key) {
    return props.get(nameOf(key));
  }

  /** The full name under which a key is written, or would best be written. */
  public String nameOf(String key) {
    return props.containsKey(prefix + key) ? prefix + key : key;
  }

  /** Whether a key is written for this endpoint alone, or comes from its preset. */
  public boolean isOwn(String key) {
    return !props.containsKey(key) || props.containsKey(prefix + key);
  }

  /** Names in a finding the key that is written for this endpoint alone, if there is one. */
  public Finding locate(Finding finding) {
    String name = nameOf(finding.key());
    return name.equals(finding.key())
        ? finding
        : new Finding(finding.key(), name + ": " + finding.reason(), finding.whatToDo());
  }

  /** The props without those that are set to null, which means that they are not set. */
  public static Map<String, String> written(Map<String, @Nullable String> props) {
    Map<String, String> written = new HashMap<>();
    props.forEach(
        (key, value) -> {
          if (value != null) {
            written.put(key, value);
          }
        });
    return written;
  }

  /** The props of a task that serves some of the endpoints: their keys, and no other's. */
  public static Map<String, String> forTask(
      Map<String, String> props, String endpointsKey, List<String> aliases) {
    Map<String, String> task =
        props.entrySet().stream()
            .filter(
                entry ->
                    !entry.getKey().startsWith(PREFIX)
                        || aliases.stream()
                            .anyMatch(alias -> entry.getKey().startsWith(PREFIX + alias + ".")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    task.put(endpointsKey, String.join(",", aliases));
    return task;
  }
}
