package io.tributary.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a table of version 6, of either type, has read its topic by its own commits. */
final class LakeOffsets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LakeOffsets() {}

  /** Whether the table's last commit holds all that the topic does. */
  static boolean reachEnd(KafkaBroker broker, String topic, Path table) {
    return reach(ends(broker, topic), committed(table, topic));
  }

  /**
   * Waits until a table of its topic's and its sink's name holds all that the topic has now.
   *
   * @throws io.tributary.harness.process.HarnessException at once when the sink fails
   */
  static void awaitEnd(ConnectRest rest, Servers servers, String topic, Duration limit) {
    Map<Integer, Long> ends = ends(servers.kafka(), topic);
    Path table = HudiSink.folder(servers.lake(), topic);
    Await.until(
        topic + " is in its table up to " + ends,
        limit,
        () -> {
          SinkProgress.requireRunning(rest, topic);
          return reach(ends, committed(table, topic));
        });
  }

  /** Whether a table has read as far as these offsets, each the next one of a partition. */
  static boolean reach(Map<Integer, Long> wanted, Map<Integer, Long> committed) {
    return wanted.entrySet().stream()
        .allMatch(each -> committed.getOrDefault(each.getKey(), 0L) >= each.getValue());
  }

  /** The next offset of each partition; none where there is no commit. */
  static Map<Integer, Long> committed(Path table, String topic) {
    Map<Integer, Long> next = new HashMap<>();
    for (Path commit : newestFirst(table.resolve(".hoodie"))) {
      JsonNode offsets = offsets(commit);
      // A compaction has none.
      if (!offsets.isMissingNode()) {
        offsets
            .path("topics")
            .path(topic)
            .path("next")
            .properties()
            .forEach(each -> next.put(Integer.valueOf(each.getKey()), each.getValue().asLong()));
        return next;
      }
    }
    return next;
  }

  private static List<Path> newestFirst(Path timeline) {
    if (Files.notExists(timeline)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(timeline)) {
      return files
          .filter(file -> file.toString().endsWith("commit"))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + timeline, e);
    }
  }

  private static JsonNode offsets(Path commit) {
    try {
      return JSON.readTree(
          JSON.readTree(commit.toFile()).path("extraMetadata").path("tributary.offsets").asText());
    } catch (IOException e) {
      // Archived in the meantime.
      return JSON.missingNode();
    }
  }

  private static Map<Integer, Long> ends(KafkaBroker broker, String topic) {
    try (Admin admin = broker.admin()) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get()
          .partitions()
          .forEach(
              each -> asked.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
      Map<Integer, Long> ends = new HashMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell the ends of " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
