package io.tributary.connect.http;

import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.ResponseSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keys below {@code errors.} that neither the worker nor this connector reads. */
final class ErrorKeys {

  /** Ours, and what workers read for a source connector, Connect 3.7 to 4.3. */
  private static final Set<String> KNOWN =
      Set.of(
          ResponseSettings.FATAL_STATUS_CODES,
          "errors.retry.timeout",
          "errors.retry.delay.max.ms",
          "errors.tolerance",
          "errors.log.enable",
          "errors.log.include.messages");

  private ErrorKeys() {}

  static List<Finding> check(Map<String, String> props) {
    return props.keySet().stream()
        .filter(key -> key.startsWith("errors.") && !KNOWN.contains(key))
        .map(
            key ->
                new Finding(
                    ResponseSettings.FATAL_STATUS_CODES,
                    "unknown key '" + key + "'",
                    "Did you mean '" + ResponseSettings.FATAL_STATUS_CODES + "'"))
        .toList();
  }
}
