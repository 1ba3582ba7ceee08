package io.tributary.connect.hudi.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.hudi.control.ControlEvent.CycleAborted;
import io.tributary.connect.hudi.control.ControlEvent.CycleCommitted;
import io.tributary.connect.hudi.control.ControlEvent.CycleStarted;
import io.tributary.connect.hudi.control.ControlEvent.RowsPending;
import io.tributary.connect.hudi.control.ControlEvent.RowsWritten;
import io.tributary.connect.hudi.control.ControlEvent.WriteFailed;
import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Control events as JSON. Readers pass over events of another version or kind. */
public final class ControlEventCodec {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String KIND = "kind";
  private static final String INSTANT = "instant";
  private static final String SCHEMA = "schema";
  private static final String OFFSETS = "offsets";

  private ControlEventCodec() {}

  public static byte[] encode(ControlEvent event) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    root.put(KIND, event.getClass().getSimpleName());
    if (event instanceof RowsPending rows) {
      putSchema(root, rows.schema()).put("full", rows.full());
    } else if (event instanceof CycleStarted started) {
      root.put(INSTANT, started.instant().time()).put("remainingMs", started.remainingMs());
      putSchema(root, started.schema()).set(OFFSETS, OffsetsJson.toJson(started.committed()));
    } else if (event instanceof RowsWritten written) {
      root.put(INSTANT, written.instant().time());
      ArrayNode contributions = putSchema(root, written.schema()).putArray("contributions");
      written.contributions().forEach(each -> put(contributions.addObject(), each));
    } else if (event instanceof WriteFailed failed) {
      root.put(INSTANT, failed.instant().time());
    } else if (event instanceof CycleCommitted committed) {
      root.put(INSTANT, committed.instant().time());
      root.set(OFFSETS, OffsetsJson.toJson(committed.committed()));
    } else if (event instanceof CycleAborted aborted) {
      root.put(INSTANT, aborted.instant().time());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event, or empty where the bytes are none that this version knows. */
  public static Optional<ControlEvent> decode(byte[] bytes) {
    try {
      JsonNode root = JSON.readTree(bytes);
      return root.path("version").asInt() == VERSION ? known(root) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ControlEvent> known(JsonNode root) {
    InstantId instant = new InstantId(root.path(INSTANT).asText());
    TableSchema schema = schema(root);
    return switch (root.path(KIND).asText()) {
      case "RowsPending" ->
          Optional.ofNullable(schema)
              .map(columns -> new RowsPending(columns, root.path("full").asBoolean()));
      case "CycleStarted" ->
          Optional.of(
              new CycleStarted(
                  instant,
                  OffsetsJson.fromJson(root.path(OFFSETS)),
                  schema,
                  root.path("remainingMs").asLong()));
      case "RowsWritten" -> Optional.of(new RowsWritten(instant, contributions(root), schema));
      case "TaskJoined" -> Optional.of(new ControlEvent.TaskJoined());
      case "WriteFailed" -> Optional.of(new WriteFailed(instant));
      case "CycleCommitted" ->
          Optional.of(new CycleCommitted(instant, OffsetsJson.fromJson(root.path(OFFSETS))));
      case "CycleAborted" -> Optional.of(new CycleAborted(instant));
      default -> Optional.empty();
    };
  }

  private static ObjectNode putSchema(ObjectNode node, @Nullable TableSchema schema) {
    return schema == null ? node : node.put(SCHEMA, schema.json());
  }

  private static @Nullable TableSchema schema(JsonNode root) {
    return root.has(SCHEMA) ? new TableSchema(root.get(SCHEMA).asText()) : null;
  }

  private static void put(ObjectNode node, Contribution contribution) {
    node.put("topic", contribution.partition().topic());
    node.put("partition", contribution.partition().partition());
    node.put("from", contribution.from()).put("to", contribution.to());
    ArrayNode files = node.putArray("files");
    contribution.files().forEach(file -> files.add(file.json()));
  }

  private static List<Contribution> contributions(JsonNode root) {
    List<Contribution> contributions = new ArrayList<>();
    for (JsonNode node : root.path("contributions")) {
      List<FileStat> files = new ArrayList<>();
      node.path("files").forEach(file -> files.add(new FileStat(file.asText())));
      contributions.add(
          new Contribution(
              new TopicPartition(node.path("topic").asText(), node.path("partition").asInt()),
              node.path("from").asLong(),
              node.path("to").asLong(),
              files));
    }
    return contributions;
  }
}
