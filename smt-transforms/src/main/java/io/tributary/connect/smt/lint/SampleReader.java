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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;

/** Reads sample records: each at an offset of one topic, counted from 0. */
final class SampleReader {

  private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";

  private final Arguments arguments;

  SampleReader(Arguments arguments) {
    this.arguments = arguments;
  }

  List<SinkRecord> records(Path file) throws LintException {
    List<SinkRecord> records = new ArrayList<>();
    for (JsonNode value : values(file)) {
      SchemaAndValue data = data(value);
      records.add(
          new SinkRecord(
              arguments.topic(), 0, null, null, data.schema(), data.value(), records.size()));
    }
    return records;
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
      return root instanceof JsonArray array && !arguments.whole() ? array.items() : List.of(root);
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
    boolean typed =
        value instanceof JsonObject object
            && object.members().size() == 2
            && object.member("schema") != null
            && object.member("payload") != null;
    if (!typed) {
      return new SchemaAndValue(null, value.plain());
    }
    try {
      Converter converter = Utils.newInstance(JSON_CONVERTER, Converter.class);
      converter.configure(Map.of("schemas.enable", true), false);
      return converter.toConnectData(
          arguments.topic(), JsonWriter.write(value.plain()).getBytes(StandardCharsets.UTF_8));
    } catch (ClassNotFoundException | KafkaException e) {
      throw new LintException("A sample with a schema cannot be read: " + e.getMessage());
    }
  }
}
