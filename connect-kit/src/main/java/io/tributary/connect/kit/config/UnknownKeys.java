package io.tributary.connect.kit.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Refuses keys that nobody reads. {@code ConfigDef.validate} is silent about them, so a typo would
 * otherwise leave the default in force.
 */
public final class UnknownKeys {

  /** Keys that the worker itself reads from a connector's config, Connect 3.7 to 4.3. */
  private static final Set<String> FRAMEWORK_KEYS =
      Set.of(
          "name",
          "connector.class",
          "connector.plugin.version",
          "tasks.max",
          "tasks.max.enforce",
          "config.action.reload",
          "transforms",
          "predicates",
          "topics",
          "topics.regex",
          "exactly.once.support",
          "transaction.boundary",
          "transaction.boundary.interval.ms",
          "errors.retry.timeout",
          "errors.retry.delay.max.ms",
          "errors.tolerance",
          "errors.log.enable",
          "errors.log.include.messages",
          "offsets.storage.topic",
          "key.converter",
          "value.converter",
          "header.converter");

  private static final List<String> FRAMEWORK_PREFIXES =
      List.of(
          "transforms.",
          "predicates.",
          "errors.deadletterqueue.",
          "topic.creation.",
          "key.converter.",
          "value.converter.",
          "header.converter.",
          "producer.override.",
          "consumer.override.",
          "admin.override.");

  private UnknownKeys() {}

  /**
   * Adds an error for each key that neither the worker nor the connector reads.
   *
   * <p>Connect does not count errors of a key that the {@code ConfigDef} lacks, so each error is
   * attached to the key that was probably meant, or to the first key of the definition.
   *
   * @param props the connector's config as POSTed
   * @param own the keys that the connector reads
   * @param ownPrefixes prefixes below which the connector checks the keys itself
   * @param result the result of {@code super.validate(...)}
   */
  public static void flag(
      Map<String, String> props, ConfigDef own, Collection<String> ownPrefixes, Config result) {
    String first = own.configKeys().keySet().iterator().next();
    Set<String> known = new HashSet<>(own.names());
    known.addAll(FRAMEWORK_KEYS);
    for (String key : props.keySet()) {
      if (!isKnown(key, own, ownPrefixes)) {
        Optional<String> meant = Suggestion.closest(key, known);
        String mend =
            meant
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("Remove it, or look its name up in the connector's config reference.");
        String carrier = meant.filter(own.names()::contains).orElse(first);
        ConfigErrors.add(result, carrier, "unknown key '" + key + "'", mend);
      }
    }
  }

  private static boolean isKnown(String key, ConfigDef own, Collection<String> ownPrefixes) {
    return own.names().contains(key)
        || FRAMEWORK_KEYS.contains(key)
        || FRAMEWORK_PREFIXES.stream().anyMatch(key::startsWith)
        || ownPrefixes.stream().anyMatch(key::startsWith);
  }
}
