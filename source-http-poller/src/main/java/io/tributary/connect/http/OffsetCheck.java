package io.tributary.connect.http;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.kit.config.Suggestion;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Refuses offsets that somebody wrote by hand and no task could go on from (KIP-875). */
final class OffsetCheck {

  private OffsetCheck() {}

  /**
   * Changes nothing, so it may be called any number of times.
   *
   * @param offsets by source partition; null resets one, whatever its shape, so that what a former
   *     version or endpoint left can be cleared
   * @throws ConnectException if one cannot be used
   */
  static void check(HttpPollerConfig config, Map<Map<String, ?>, Map<String, ?>> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            check(config, SourceKey.fromPartition(partition), PollPosition.fromOffset(offset));
          }
        });
  }

  private static void check(HttpPollerConfig config, SourceKey key, PollPosition position) {
    if (!config.aliases().contains(key.endpoint())) {
      throw new ConnectException(
          "There is no endpoint '" + key.endpoint() + "'. Known are " + config.aliases() + ".");
    }
    List<String> cursors = config.endpoint(key.endpoint()).cursor().names();
    for (String name : position.cursor().keySet()) {
      if (!cursors.contains(name)) {
        throw new ConnectException(
            "Endpoint '"
                + key.endpoint()
                + "' has no cursor '"
                + name
                + "'"
                + Suggestion.closest(name, cursors)
                    .map(near -> "; did you mean 'cursor." + near + "'?")
                    .orElse(". Known are " + cursors + "."));
      }
    }
  }
}
