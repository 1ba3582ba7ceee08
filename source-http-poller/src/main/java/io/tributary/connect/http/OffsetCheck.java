package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.PartitionSettings;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.paging.PageValues;
import io.tributary.connect.http.plan.Partitions;
import io.tributary.connect.kit.config.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    EndpointSettings endpoint = config.endpoint(key.endpoint());
    checkPartition(endpoint, key);
    if (!position.page().isFirst()) {
      PageValues.check(endpoint, position.page().values());
    }
    if (position.window() != null && !endpoint.windows().enabled()) {
      throw new ConnectException(
          "Endpoint '" + key.endpoint() + "' has no windows, so no window.start in an offset.");
    }
    if (position.eventId() != null && !endpoint.stream().enabled()) {
      throw new ConnectException(
          "Endpoint '" + key.endpoint() + "' is no stream, so has no event.id in an offset.");
    }
    checkCursors(endpoint, position.cursor().keySet());
    checkCursors(endpoint, position.pending().cursor().keySet());
  }

  private static void checkCursors(EndpointSettings endpoint, Set<String> names) {
    List<String> cursors = endpoint.cursor().names();
    for (String name : names) {
      if (!cursors.contains(name)) {
        throw new ConnectException(
            "Endpoint '"
                + endpoint.alias()
                + "' has no cursor '"
                + name
                + "'"
                + Suggestion.closest(name, cursors)
                    .map(near -> "; did you mean 'cursor." + near + "'?")
                    .orElse(". Known are " + cursors + "."));
      }
    }
  }

  private static void checkPartition(EndpointSettings endpoint, SourceKey key) {
    PartitionSettings partition = endpoint.partition();
    boolean named = key.partition().keySet().equals(Set.copyOf(partition.names()));
    boolean known = partition.isDiscovered() || Partitions.units(endpoint, Set.of()).contains(key);
    if (!named || !known) {
      throw new ConnectException(
          "Endpoint '"
              + key.endpoint()
              + "' has no partition "
              + key.name()
              + ". A source partition of it is like "
              + (partition.isDiscovered()
                  ? "{endpoint=" + key.endpoint() + ", " + partition.name() + "=value}"
                  : Partitions.units(endpoint, Set.of()).get(0).toPartition())
              + ".");
    }
  }
}
