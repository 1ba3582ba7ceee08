package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.RowKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Finds the file groups of rows, remembering names that are costly to derive. */
final class FileGroups {

  private final int buckets;
  private final Map<Place, FileGroup> known = new HashMap<>();

  private record Place(TopicPartition source, String partition, int bucket) {}

  FileGroups(int buckets) {
    this.buckets = buckets;
  }

  FileGroup of(TopicPartition source, RowKey row) {
    return known.computeIfAbsent(
        new Place(source, row.partition(), FileGroup.bucketOf(row.key(), buckets)),
        place -> FileGroup.of(place.source(), place.partition(), place.bucket()));
  }
}
