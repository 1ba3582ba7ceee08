package io.tributary.connect.hudi.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Offsets as JSON: {@code {"flights":{"id":"…","partitions":2,"next":{"0":17,"1":4}}}}. */
public final class OffsetsJson {

  private static final String ID = "id";
  private static final String PARTITIONS = "partitions";
  private static final String NEXT = "next";

  private OffsetsJson() {}

  public static ObjectNode toJson(Offsets offsets) {
    ObjectNode topics = JsonNodeFactory.instance.objectNode();
    TreeSet<String> names = new TreeSet<>(offsets.topics().partitionCounts().keySet());
    offsets.next().keySet().forEach(partition -> names.add(partition.topic()));
    for (String name : names) {
      ObjectNode topic = topics.putObject(name);
      String id = offsets.topics().ids().get(name);
      if (id != null) {
        topic.put(ID, id);
      }
      Integer count = offsets.topics().partitionCounts().get(name);
      if (count != null) {
        topic.put(PARTITIONS, count);
      }
      topic.putObject(NEXT);
    }
    offsets
        .next()
        .forEach(
            (partition, next) ->
                ((ObjectNode) topics.get(partition.topic()).get(NEXT))
                    .put(Integer.toString(partition.partition()), next));
    return topics;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws NumberFormatException where a partition is no number
   */
  public static Offsets fromJson(JsonNode topics) {
    Map<TopicPartition, Long> next = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, JsonNode> topic : topics.properties()) {
      if (topic.getValue().has(ID)) {
        ids.put(topic.getKey(), topic.getValue().get(ID).textValue());
      }
      if (topic.getValue().has(PARTITIONS)) {
        counts.put(topic.getKey(), topic.getValue().get(PARTITIONS).intValue());
      }
      for (Map.Entry<String, JsonNode> partition : topic.getValue().path(NEXT).properties()) {
        next.put(
            new TopicPartition(topic.getKey(), Integer.parseInt(partition.getKey())),
            partition.getValue().longValue());
      }
    }
    return new Offsets(next, new Topics(counts, ids));
  }
}
