package io.tributary.connect.http.plan;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.PartitionSettings;
import io.tributary.connect.http.model.SourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Splits an endpoint into its units. */
public final class Partitions {

  private Partitions() {}

  /**
   * The units of an endpoint.
   *
   * @param discovered what its parent endpoint gave, if it has one
   */
  public static List<SourceKey> units(EndpointSettings endpoint, Collection<String> discovered) {
    PartitionSettings partition = endpoint.partition();
    if (partition.box() != null) {
      return keys(endpoint, partition.box().tiles(partition.tileDegrees()));
    }
    if (partition.isDiscovered()) {
      return named(endpoint, discovered);
    }
    return partition.name().isEmpty()
        ? List.of(new SourceKey(endpoint.alias(), Map.of()))
        : named(
            endpoint,
            partition.values().stream().flatMap(range -> range.values().stream()).toList());
  }

  private static List<SourceKey> named(EndpointSettings endpoint, Collection<String> values) {
    String name = endpoint.partition().name();
    return keys(endpoint, values.stream().map(value -> Map.of(name, value)).toList());
  }

  private static List<SourceKey> keys(
      EndpointSettings endpoint, List<Map<String, String>> partitions) {
    return partitions.stream().map(each -> new SourceKey(endpoint.alias(), each)).toList();
  }
}
