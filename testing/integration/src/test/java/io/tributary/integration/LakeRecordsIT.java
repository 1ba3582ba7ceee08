package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Hudi sink in a real worker, whose records change their shape, come again, come in another
 * order, or hold texts that no one would write.
 */
class LakeRecordsIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int HEAP_MB = 320;

  private static final Schema TEXT = Schema.OPTIONAL_STRING_SCHEMA;
  private static final Schema INT = Schema.OPTIONAL_INT32_SCHEMA;
  private static final Schema LONG = Schema.OPTIONAL_INT64_SCHEMA;
  private static final Schema FLOAT = Schema.OPTIONAL_FLOAT32_SCHEMA;
  private static final Schema DOUBLE = Schema.OPTIONAL_FLOAT64_SCHEMA;
  private static final Schema FLAG = Schema.OPTIONAL_BOOLEAN_SCHEMA;

  private static final Schema VERSIONED =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("version", Schema.INT64_SCHEMA)
          .field("note", TEXT)
          .build();

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  private static ConnectRest rest;

  private final Map<List<@Nullable Object>, Row> expected = new LinkedHashMap<>();

  @BeforeAll
  static void startWorker() {
    rest =
        SERVERS
            .worker(
                WorkerSettings.of(SERVERS.kafka().bootstrap())
                    .plugins(List.of(PluginFolder.HUDI.path()))
                    .with("offset.flush.interval.ms", "1000")
                    .heapMb(HEAP_MB))
            .rest();
  }

  @Test
  void columnsComeGoWidenAndChangePlaces() throws Exception {
    String topic = "evolving";
    try (ConnectProducer producer = started(topic, Map.of())) {
      send(producer, "a", "count", INT, 1, "rate", FLOAT, 0.5f, "note", TEXT, "first");
      awaitEqual(topic);
      send(
          producer, "b", "count", INT, 2, "rate", FLOAT, 1.5f, "note", TEXT, "x", "on", FLAG, true);
      awaitEqual(topic);
      send(producer, "c", "note", TEXT, "reordered", "count", INT, 3, "on", FLAG, null);
      awaitEqual(topic);
      send(producer, "d", "count", LONG, 1L << 40, "rate", DOUBLE, 0.1, "on", FLAG, false);
      awaitEqual(topic);
      // Narrower ones again, as from a producer that was not yet renewed: the column stays wide.
      send(producer, "a", "count", INT, -7, "rate", FLOAT, 0.25f);
      send(producer, "e", "count", LONG, 8L, "at", Schema.INT64_SCHEMA, 9L);
      awaitEqual(topic);
    }
  }

  static Stream<Arguments> refusedChanges() {
    return Stream.of(
        Arguments.of("number_to_text", List.of("count", TEXT, "many"), "column count is int"),
        Arguments.of("text_to_number", List.of("note", LONG, 5L), "column note is string"),
        Arguments.of("number_to_flag", List.of("count", FLAG, true), "column count is int"),
        Arguments.of("number_to_broken", List.of("count", DOUBLE, 1.5), "column count is int"),
        Arguments.of(
            "renamed", List.of("count", INT, 1, "remark", TEXT, "x"), "seems to be renamed"),
        Arguments.of("other_case", List.of("Note", TEXT, "x"), "readers take the two for one"),
        Arguments.of(
            "other_case_and_place",
            List.of("NOTE", TEXT, "x", "count", INT, 1),
            "readers take the two for one"),
        Arguments.of(
            "two_cases",
            List.of("note", TEXT, "x", "Note", TEXT, "y"),
            "named Note but for upper and lower case"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedChanges")
  void aChangeThatWouldCorruptIsRefusedBeforeAByteIsWritten(
      String topic, List<Object> columns, String why) throws Exception {
    assertRefused(topic, columns, why, Map.of());
  }

  @Test
  void aTableThatMustNotChangeDoesNot() throws Exception {
    List<Object> more = List.of("count", INT, 1, "note", TEXT, "x", "on", FLAG, true);
    assertRefused("frozen", more, "schema.evolution=fail", Map.of("schema.evolution", "fail"));
  }

  private void assertRefused(
      String topic, List<Object> columns, String why, Map<String, String> settings)
      throws Exception {
    try (ConnectProducer producer = started(topic, settings)) {
      send(producer, "a", "count", INT, 1, "note", TEXT, "first");
      awaitEqual(topic);
      Set<Path> before = files(topic);
      producer.send("b", struct("b", columns.toArray()));
      producer.flush();
      Await.until(topic + " fails", LIMIT, () -> rest.status(topic).failed());
      assertThat(rest.status(topic).failure())
          .contains(why, "topic=" + topic + " partition=0 offset=1");
      assertThat(files(topic)).isEqualTo(before);
      assertThat(difference(topic)).isEmpty();
    }
  }

  @Test
  void rangesThatAreSentAgainChangeNothing() throws Exception {
    String topic = "repeated";
    Random random = new Random(17);
    try (ConnectProducer producer = started(topic, Map.of())) {
      List<Struct> history = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        history.add(version("row-" + random.nextInt(40), i));
      }
      sendAll(producer, history);
      awaitEqual(topic);
      // As a source does that goes on from an older offset, within one commit and in later ones.
      for (int from : new int[] {390, 0, 200, 360}) {
        sendAll(producer, history.subList(from, history.size()));
        awaitEqual(topic);
      }
      sendAll(producer, List.of(version("last", 1)));
      awaitEqual(topic);
    }
  }

  @Test
  void theGreaterVersionWinsInWhateverOrderTheyCome() throws Exception {
    String topic = "shuffled";
    Random random = new Random(19);
    Map<String, String> byVersion = Map.of("merge.order", "event", "ordering.field", "version");
    try (ConnectProducer producer = started(topic, byVersion)) {
      List<Struct> history = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Struct row = version("row-" + random.nextInt(40), i);
        history.add(row);
        expect(row);
      }
      List<Struct> twice = new ArrayList<>(history);
      twice.addAll(history);
      Collections.shuffle(twice, random);
      for (int from = 0; from < twice.size(); from += 200) {
        for (Struct row : twice.subList(from, from + 200)) {
          producer.send(row.getString("id"), row);
        }
        producer.flush();
        LakeOffsets.awaitEnd(rest, SERVERS, topic, LIMIT);
      }
      awaitEqual(topic);
    }
  }

  @Test
  void textsOfAnyKindAreKeptAsTheyAre() throws Exception {
    String topic = "texts";
    try (ConnectProducer producer = started(topic, Map.of())) {
      List<String> texts =
          List.of("", " ", "\0", "a\0b", "\uFEFFbom", "𝄞 Zoë", "\r\n\t", "../..", "'\"\\", "null");
      for (String text : texts) {
        send(producer, "key " + text, "note", TEXT, text);
      }
      send(producer, "nested", "note", TEXT, "[".repeat(100_000));
      awaitEqual(topic);
    }
  }

  /** More than the worker's heap, in rows that the sink may hold few of. */
  @Test
  void wideRowsFitIntoASmallHeap() throws Exception {
    String topic = "wide";
    char[] letters = new char[900_000];
    int rows = 1 + (HEAP_MB << 20) / letters.length;
    try (ConnectProducer producer = started(topic, Map.of("commit.max.records", "20"))) {
      for (int i = 0; i < rows; i++) {
        Arrays.fill(letters, (char) ('a' + i % 26));
        sendAll(producer, List.of(version("row-" + i % 30, i).put("note", new String(letters))));
      }
      awaitEqual(topic);
    }
  }

  private static Struct version(String id, long version) {
    return new Struct(VERSIONED).put("id", id).put("version", version).put("note", "of " + version);
  }

  private void sendAll(ConnectProducer producer, List<Struct> rows) throws Exception {
    for (Struct row : rows) {
      producer.send(row.getString("id"), row);
      expect(row);
    }
    producer.flush();
  }

  /**
   * Sends a row.
   *
   * @param columns name, schema and value of each, beside the id
   */
  private void send(ConnectProducer producer, String id, @Nullable Object... columns)
      throws Exception {
    sendAll(producer, List.of(struct(id, columns)));
  }

  private static Struct struct(String id, @Nullable Object... columns) {
    SchemaBuilder schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA);
    for (int i = 0; i < columns.length; i += 3) {
      schema.field((String) columns[i], (Schema) columns[i + 1]);
    }
    Struct row = new Struct(schema.build()).put("id", id);
    for (int i = 0; i < columns.length; i += 3) {
      row.put((String) columns[i], columns[i + 2]);
    }
    return row;
  }

  private void expect(Struct struct) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    struct.schema().fields().forEach(field -> row.put(field.name(), wide(struct.get(field))));
    expected.put(List.of(struct.get("id")), new Row(row));
  }

  /** Numbers as the widest of their kind, as a column may have become wider since. */
  private static @Nullable Object wide(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof Float number ? (Object) number.doubleValue() : value;
  }

  private void awaitEqual(String topic) throws IOException {
    LakeOffsets.awaitEnd(rest, SERVERS, topic, LIMIT);
    assertThat(difference(topic)).isEmpty();
  }

  private List<String> difference(String topic) throws IOException {
    List<Row> seen = new ArrayList<>();
    for (Row row : LakeRows.of(SERVERS.lake(), topic)) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
      values.replaceAll((column, value) -> wide(value));
      seen.add(new Row(values));
    }
    return new LakeProof(topic, List.of("id"))
        .check(new Table("what was sent", expected), seen)
        .first();
  }

  /** All files of a table but those of its timeline, in which attempts leave traces. */
  private static Set<Path> files(String topic) throws IOException {
    Path folder = HudiSink.folder(SERVERS.lake(), topic);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve(".hoodie")))
          .collect(Collectors.toSet());
    }
  }

  private ConnectProducer started(String topic, Map<String, String> settings) {
    SERVERS.kafka().createTopic(topic, 1);
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), topic, "id"));
    config.put("commit.interval.ms", "300");
    config.putAll(settings);
    rest.create(topic, config);
    return new ConnectProducer(SERVERS.kafka().bootstrap(), topic);
  }
}
