package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;

/**
 * Reads sample records: each at an offset of one topic, counted from 0. A value with the members
 * {@code key} and {@code value} alone is a record with its key.
 */
public final class SampleReader {

  private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";

  private final String topic;
  private final boolean whole;

  /**
   * @param whole whether an array is one record
   */
  public SampleReader(String topic, boolean whole) {
    this.topic = topic;
    this.whole = whole;
  }

  /**
   * The records of a file.
   *
   * @throws LintException if it is none that can be read
   */
  public List<SinkRecord> records(Path file) throws LintException {
    List<SinkRecord> records = new ArrayList<>();
    for (JsonNode node : values(file)) {
      boolean keyed = holdsOnly(node, "key", "value");
      SchemaAndValue key = keyed ? data(member(node, "key")) : SchemaAndValue.NULL;
      SchemaAndValue value = data(keyed ? member(node, "value") : node);
      records.add(
          new SinkRecord(
              topic, 0, key.schema(), key.value(), value.schema(), value.value(), records.size()));
    }
    return records;
  }

  private static boolean holdsOnly(JsonNode node, String first, String second) {
    return node instanceof JsonObject object
        && object.members().size() == 2
        && object.member(first) != null
        && object.member(second) != null;
  }

  private static JsonNode member(JsonNode node, String name) {
    return Objects.requireNonNull(((JsonObject) node).member(name)).value();
  }

  private List<JsonNode> values(Path file) throws LintException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
        List<JsonNode> values = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          if (!line.isBlank()) {
            values.add(json(line, file.getFileName() + " line " + number));
          }
        }
        return values;
      }
      JsonNode root = json(Files.readString(file), String.valueOf(file.getFileName()));
      return root instanceof JsonArray array && !whole ? array.items() : List.of(root);
    } catch (IOException e) {
      throw new LintException("Cannot read " + file + ": " + e.getClass().getSimpleName());
    }
  }

  private static JsonNode json(String text, String where) throws LintException {
    Problems problems = new Problems();
    JsonNode node = JsonReader.read(text, problems);
    if (node == null) {
      throw new LintException(problems.describe(where));
    }
    return node;
  }

  private SchemaAndValue data(JsonNode value) throws LintException {
    if (!holdsOnly(value, "schema", "payload")) {
      return new SchemaAndValue(null, value.plain());
    }
    try {
      Converter converter = Utils.newInstance(JSON_CONVERTER, Converter.class);
      converter.configure(Map.of("schemas.enable", true), false);
      return converter.toConnectData(
          topic, JsonWriter.write(value.plain()).getBytes(StandardCharsets.UTF_8));
    } catch (ClassNotFoundException | KafkaException e) {
      throw new LintException("A sample with a schema cannot be read: " + e.getMessage());
    }
  }
}
