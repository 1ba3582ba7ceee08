package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records: values, keys, timestamps, headers, topics, duplicates. */
class ValuesTest {

  private static final String BODY =
      "{\"made\":1700000000,\"items\":[{\"id\":\"a\",\"pos\":{\"lat\":1.50},\"n\":1},"
          + "{\"id\":\"b\",\"n\":2.5,\"tags\":[\"x\"]}]}";

  @Test
  void infersASchemaWhereNoneIsGiven() throws Exception {
    List<SourceRecord> records = poll(BODY, "record.key", "/id");

    Struct first = (Struct) records.get(0).value();
    assertThat(first.get("n")).isEqualTo(1.0);
    assertThat(first.getStruct("pos").get("lat")).isEqualTo(1.5);
    assertThat(records.get(1).valueSchema()).isSameAs(records.get(0).valueSchema());
    assertThat(records).extracting(SourceRecord::key).containsExactly("a", "b");
  }

  @Test
  void followsADeclaredSchemaInValueAndKey() throws Exception {
    SourceRecord record =
        poll(
                BODY,
                "schema.declared",
                "id STRING NOT NULL, n DOUBLE, pos STRUCT<lat FLOAT>",
                "schema.name",
                "item",
                "record.fields.copy",
                "made:timestamp_s=response:/made",
                "record.key",
                "/id,/n")
            .get(0);

    assertThat(record.valueSchema().name()).isEqualTo("item");
    assertThat(((Struct) record.value()).getStruct("pos").get("lat")).isEqualTo(1.5f);
    assertThat(((Struct) record.value()).get("made")).isEqualTo(new Date(1_700_000_000_000L));
    assertThat(((Struct) record.key()).get("n")).isEqualTo(1.0);
  }

  @Test
  void givesMapsWithoutASchema() throws Exception {
    SourceRecord record =
        poll(
                BODY,
                "value.mode",
                "map",
                "record.fields.copy",
                "made:timestamp_s=response:/made",
                "record.timestamp",
                "/made")
            .get(0);

    assertThat(record.valueSchema()).isNull();
    assertThat(record.value())
        .isEqualTo(
            Map.of("id", "a", "pos", Map.of("lat", 1.5), "n", 1L, "made", 1_700_000_000_000L));
    assertThat(record.timestamp()).isEqualTo(1_700_000_000_000L);
  }

  @Test
  void givesTextsAndBytesAsTheServerWroteTheNumbers() throws Exception {
    SourceRecord text =
        poll(
                BODY,
                "value.mode",
                "json",
                "record.key",
                "/pos/lat",
                "behavior.on.record.error",
                "ignore")
            .get(0);
    assertThat(text.value()).isEqualTo("{\"id\":\"a\",\"pos\":{\"lat\":1.50},\"n\":1}");
    assertThat(text.key()).isEqualTo("1.50");
    assertThat(text.keySchema()).isEqualTo(Schema.STRING_SCHEMA);

    SourceRecord raw = poll(BODY, "value.mode", "raw").get(1);
    assertThat(raw.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
    assertThat(new String((byte[]) raw.value(), UTF_8)).startsWith("{\"id\":\"b\"");
  }

  /** Everything that a record may hold, picked from or not, comes out as it went in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[[],{},[{\"a\":[1,[2]]}]]",
        "{\"at\":7,\"n\":[1.5e3,-0.0,1E+2,0.10,1e400,12345678901234567890]}",
        "{\"n\":{\"at\":[true,false,null]},\"at\":\"8\",\"at\":9}",
        "{\"\\u0000\\\"\\\\\\n\":\"\\u0001\\\"\\\\\\té€\uD83D\uDE8B\"}",
      })
  void copiesRecordsWhole(String item) throws Exception {
    String body = "{\"items\":[ " + item.replace(",", " , ") + ",\n" + item + " ]}";

    assertThat(poll(body, "value.mode", "json", "record.timestamp", "/at"))
        .extracting(SourceRecord::value)
        .containsExactly(item, item);
  }

  @Test
  void readsTimestampsInTheirFormats() throws Exception {
    assertThat(timestamp("\"2026-01-31T12:00:00+01:00\"", "auto")).isEqualTo(1_769_857_200_000L);
    assertThat(timestamp("\"2026-01-31\"", "yyyy-MM-dd")).isEqualTo(1_769_817_600_000L);
    assertThat(timestamp("\"31.01.2026 11:00:00\"", "dd.MM.yyyy HH:mm:ss"))
        .isEqualTo(1_769_857_200_000L);
    assertThat(timestamp("1769857200", "auto")).isEqualTo(1_769_857_200_000L);
    assertThat(timestamp("\"1769857200000\"", "auto")).isEqualTo(1_769_857_200_000L);
    assertThat(timestamp("1769857200", "epoch_ms")).isEqualTo(1_769_857_200L);
    assertThat(timestamp("\"Sat, 31 Jan 2026 11:00:00 GMT\"", "http"))
        .isEqualTo(1_769_857_200_000L);
  }

  private static Long timestamp(String value, String format) throws Exception {
    return poll(
            "{\"items\":[{\"at\":" + value + "}]}",
            "value.mode",
            "json",
            "record.timestamp",
            "/at",
            "record.timestamp.format",
            format)
        .get(0)
        .timestamp();
  }

  @Test
  void sendsRecordsToTopicsOfTheirOwnWithHeaders() throws Exception {
    String body =
        "{\"made\":7,\"items\":[{\"id\":\"a\",\"kind\":\"big boat\"},{\"id\":\"b\",\"kind\":null}]}";
    List<SourceRecord> records =
        poll(
            body,
            "topic",
            "ships.${endpoint}.${record.kind|default:other}",
            "record.columns",
            "id:string,kind:string?",
            "record.headers.copy",
            "made=response:/made,who=record:/id,none=record:/kind," + "type=header:Content-Type");

    assertThat(records)
        .extracting(SourceRecord::topic)
        .containsExactly("ships.default.big_boat", "ships.default.other");
    assertThat(records.get(1).headers())
        .extracting(header -> header.key() + "=" + header.value())
        .containsExactly("made=7", "who=b", "type=application/json");
  }

  @Test
  void leavesOutRecordsThatDidNotChange() throws Exception {
    List<List<SourceRecord>> batches =
        polls(
            2,
            List.of(
                "{\"items\":[{\"id\":\"a\",\"n\":1,\"age\":1},{\"id\":\"b\",\"n\":1,\"age\":1}]}",
                "{\"items\":[{\"id\":\"a\",\"n\":1,\"age\":2},{\"id\":\"b\",\"n\":1,\"age\":2}]}",
                "{\"items\":[{\"id\":\"a\",\"n\":1,\"age\":3},{\"id\":\"b\",\"n\":2,\"age\":3}]}"),
            "record.columns",
            "id:string,n:int32,age:int32",
            "record.key",
            "/id",
            "dedupe.mode",
            "record",
            "dedupe.ignore",
            "/age");

    assertThat(batches.get(0)).hasSize(2);
    assertThat(batches.get(1)).extracting(SourceRecord::key).containsExactly("b");
  }

  @Test
  void leavesOutAnAnswerThatIsTheSame() throws Exception {
    List<List<SourceRecord>> batches =
        polls(
            2,
            List.of(
                "{\"items\":[{\"id\":\"a\"}]}",
                "{\"items\":[{\"id\":\"a\"}]}",
                "{\"items\":[{\"id\":\"b\"}]}"),
            "record.columns",
            "id:string",
            "record.key",
            "/id",
            "dedupe.mode",
            "response");

    assertThat(batches.get(0).get(0).sourceOffset().get("snapshot.version").toString())
        .startsWith("sha256:");
    assertThat(batches.get(1)).extracting(SourceRecord::key).containsExactly("b");
  }

  @Test
  void buriesKeysThatAreGone() throws Exception {
    List<List<SourceRecord>> batches =
        polls(
            2,
            List.of(
                "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}",
                "{\"items\":[]}",
                "{\"items\":[{\"id\":\"a\"}]}"),
            "record.columns",
            "id:string",
            "record.key",
            "/id",
            "tombstone.on.missing",
            "true");

    assertThat(batches.get(1)).extracting(SourceRecord::key).containsExactly("a", "b");
    assertThat(batches.get(1).get(1).value()).isNull();
  }

  private static List<SourceRecord> poll(String body, String... keys) throws Exception {
    return polls(1, List.of(body), keys).get(0);
  }

  private static List<List<SourceRecord>> polls(int batches, List<String> bodies, String... keys)
      throws Exception {
    try (StubApi api = new StubApi()) {
      List<StubApi.Reply> replies = new ArrayList<>();
      for (String body : bodies) {
        replies.add(
            StubApi.status(200, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8)));
      }
      api.on("/", replies.toArray(new StubApi.Reply[0]));
      Map<String, String> props =
          RunningTask.props(
              "topic", "things", "connection.url", api.url("/"), "records.pointer", "/items");
      for (int i = 0; i < keys.length; i += 2) {
        props.put(keys[i], keys[i + 1]);
      }
      try (RunningTask task = RunningTask.start(props)) {
        return task.nextBatches(batches);
      }
    }
  }
}
