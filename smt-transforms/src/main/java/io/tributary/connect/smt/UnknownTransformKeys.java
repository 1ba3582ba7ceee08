package io.tributary.connect.smt;

import io.tributary.connect.kit.config.Suggestion;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Refuses keys that are probably misspelt. Connect says nothing about a transform's unknown keys,
 * and shows the transform those of its own beside them; so a key that resembles none of ours may be
 * one of a newer worker, and passes.
 */
final class UnknownTransformKeys {

  private static final Set<String> FRAMEWORK_KEYS =
      Set.of("type", "predicate", "negate", "plugin.version");

  private UnknownTransformKeys() {}

  static void refuse(Collection<String> keys, ConfigDef own) {
    for (String key : keys) {
      if (own.names().contains(key) || FRAMEWORK_KEYS.contains(key)) {
        continue;
      }
      Optional<String> meant = Suggestion.closest(key, own.names());
      if (meant.isPresent()) {
        throw new ConfigException(
            key + ": the transform has no such key. Did you mean '" + meant.get() + "'?");
      }
    }
  }
}
