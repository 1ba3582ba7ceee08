package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format of a body, from a server to records. */
class FormatsTest {

  private static final String COLUMNS = "id:string,n:int32?,x:float64?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json       | [{\"id\":\"a\",\"n\":1,\"x\":2},{\"id\":\"b\",\"n\":null}]",
        "application/geo+json   | [{\"id\":\"a\",\"n\":1,\"x\":2},{\"id\":\"b\"}]",
        "application/x-ndjson   | {\"id\":\"a\",\"n\":1,\"x\":2}~~{\"id\":\"b\"}~",
        "application/json-seq   | ^{\"id\":\"a\",\"n\":1,\"x\":2}~^{\"id\":\"b\"}~",
        "text/csv               | id,n,x~a,1,2~b,,~",
        "text/csv;charset=utf-8 | \"id\",\"n\",\"x\"~\"a\",\"1\",\"2\"~b",
        "application/xml        | <r><e id=\"a\" n=\"1\"><x>2</x></e><e><id>b</id></e></r>",
        "text/plain             | [[\"a\",1,2.0],[\"b\"]]",
        "''                     | {\"id\":\"a\",\"n\":1,\"x\":2}"
      })
  void tellsTheFormatByItsTypeOrItsFirstCharacter(String type, String body) throws Exception {
    String text = body.replace('~', '\n').replace('^', '\u001e');
    String pointer = type.contains("xml") ? "/r/e" : "";
    List<SourceRecord> records =
        poll(text.getBytes(UTF_8), type, "record.columns", COLUMNS, "records.pointer", pointer);

    Struct first = (Struct) records.get(0).value();
    assertThat(first.get("id")).isEqualTo("a");
    assertThat(first.get("n")).isEqualTo(1);
    assertThat(first.get("x")).isEqualTo(2.0);
    if (!type.isEmpty()) {
      Struct second = (Struct) records.get(1).value();
      assertThat(second.get("id")).isEqualTo("b");
      assertThat(second.get("n")).isNull();
    }
  }

  @Test
  void readsTheDialectsOfCsv() throws Exception {
    String body =
        "made by hand\nname;n;note\n'a;b';1;'two\r\nlines, ''quoted'''\nb;NA;;;\n\nc;3;''\n";
    List<SourceRecord> records =
        poll(
            body.getBytes(UTF_8),
            "text/csv",
            "csv.separator",
            ";",
            "csv.quote",
            "'",
            "csv.null.value",
            "NA",
            "csv.skip.lines",
            "1",
            "record.columns",
            "name:string,n:int32?,note:string?");

    assertThat(records)
        .extracting(record -> ((Struct) record.value()).get("name"))
        .containsExactly("a;b", "b", "c");
    assertThat(((Struct) records.get(0).value()).get("note")).isEqualTo("two\r\nlines, 'quoted'");
    assertThat(((Struct) records.get(1).value()).get("n")).isNull();
    assertThat(((Struct) records.get(1).value()).get("note")).isNull();
    assertThat(((Struct) records.get(2).value()).get("note")).isEqualTo("");
  }

  @Test
  void readsCsvWithoutNamesByPosition() throws Exception {
    List<SourceRecord> records =
        poll(
            "a\t1\nb\t2".getBytes(UTF_8),
            "text/csv",
            "csv.separator",
            "tab",
            "csv.header.enabled",
            "false",
            "record.columns",
            "id:string,n:int32");

    assertThat(records)
        .extracting(record -> ((Struct) record.value()).get("n"))
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-8", "windows-1252"})
  void readsTheEncodingThatTheHeadNames(String charset) throws Exception {
    byte[] body = "id\nZürich\n".getBytes(Charset.forName(charset));

    assertThat(text(poll(body, "text/csv; charset=" + charset, "record.columns", "id:string")))
        .containsExactly("Zürich");
  }

  @Test
  void leavesOutByteOrderMarksAndObeysAConfiguredEncoding() throws Exception {
    assertThat(
            text(
                poll(
                    "\ufeffid\nZürich\n".getBytes(UTF_8),
                    "text/csv",
                    "record.columns",
                    "id:string")))
        .containsExactly("Zürich");
    assertThat(
            text(
                poll(
                    "\ufeff[{\"id\":\"Zürich\"}]".getBytes(UTF_8),
                    "application/json",
                    "record.columns",
                    "id:string")))
        .containsExactly("Zürich");
    assertThat(
            text(
                poll(
                    "[{\"id\":\"Zürich\"}]".getBytes(StandardCharsets.ISO_8859_1),
                    "application/json",
                    "response.encoding",
                    "ISO-8859-1",
                    "record.columns",
                    "id:string")))
        .containsExactly("Zürich");
  }

  @Test
  void readsABrokenLineAsABadRecord() throws Exception {
    byte[] body = "{\"id\":\"a\"}\n{\"id\":\n{\"id\":\"c\"} x\n{\"id\":\"d\"}\n".getBytes(UTF_8);

    assertThat(
            text(
                poll(
                    body,
                    "application/x-ndjson",
                    "behavior.on.record.error",
                    "ignore",
                    "record.columns",
                    "id:string")))
        .containsExactly("a", "d");
  }

  @Test
  void readsLinesWholeTextsAndBytes() throws Exception {
    byte[] body = "one\r\ntwo\n".getBytes(UTF_8);

    assertThat(poll(body, "text/plain"))
        .extracting(SourceRecord::value)
        .containsExactly("one", "two");
    assertThat(poll(body, "text/plain", "text.split", "none"))
        .extracting(SourceRecord::value)
        .containsExactly("one\r\ntwo\n");
    SourceRecord raw = poll(body, "image/png", "response.format", "bytes").get(0);
    assertThat(raw.valueSchema()).isEqualTo(Schema.OPTIONAL_BYTES_SCHEMA);
    assertThat((byte[]) raw.value()).isEqualTo(body);
  }

  @Test
  void readsXmlWithCopiedAttributesAndOneElement() throws Exception {
    String body =
        "<?xml version=\"1.0\"?><b:body xmlns:b=\"urn:b\" made=\"7\"><lastTime time=\"1700000000000\"/>"
            + "<b:vehicle id=\"9\"><tag>x</tag><tag>y</tag><note/><t a=\"1\">text</t></b:vehicle>"
            + "</b:body>";
    SourceRecord record =
        poll(
                body.getBytes(UTF_8),
                "text/xml",
                "records.pointer",
                "/body/vehicle",
                "record.columns",
                "id:string,tags:array<string>=/tag,one:array<string>=/id,note:string?,"
                    + "text:string=/t/#text",
                "record.fields.copy",
                "at:timestamp_ms=response:/body/lastTime/time,made:int32=response:/body/made")
            .get(0);

    Struct value = (Struct) record.value();
    assertThat(value.get("tags")).isEqualTo(List.of("x", "y"));
    assertThat(value.get("one")).isEqualTo(List.of("9"));
    assertThat(value.get("note")).isNull();
    assertThat(value.get("text")).isEqualTo("text");
    assertThat(value.get("at")).isEqualTo(new java.util.Date(1_700_000_000_000L));
    assertThat(value.get("made")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r><e><id>&x;</id></e></r>",
        "<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><r><e><id>&b;</id></e></r>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><r><e><id>a</id></e></r>",
        "<r><e><id>a</id></e>",
        "<r><e><id>a</e></r>"
      })
  void refusesXmlThatReachesOutOrIsBroken(String body) throws Exception {
    try (StubApi api = new StubApi()) {
      api.on(
          "/", typed(body.getBytes(UTF_8), "text/xml"), typed("<r/>".getBytes(UTF_8), "text/xml"));
      try (RunningTask task =
          RunningTask.start(props(api, "records.pointer", "/r/e", "record.columns", "id:string"))) {
        while (api.requests("/").size() < 3) {
          assertThat(task.pollOnce()).isNull();
        }
      }
    }
  }

  @Test
  void refusesNestingInXmlThatOnlyAnAttackerNeeds() throws Exception {
    String body = "<r>" + "<e>".repeat(50_000) + "</e>".repeat(50_000) + "</r>";
    try (StubApi api = new StubApi()) {
      api.on("/", typed(body.getBytes(UTF_8), "text/xml"));
      try (RunningTask task =
          RunningTask.start(
              props(api, "records.pointer", "/r/e", "record.columns", "id:string?"))) {
        while (api.requests("/").size() < 2) {
          assertThat(task.pollOnce()).isNull();
        }
      }
    }
  }

  @Test
  void takesTheMembersOfAnObjectAndOfNestedArrays() throws Exception {
    assertThat(
            text(
                poll(
                    "{\"a\":{\"id\":\"1\"},\"b\":{\"id\":\"2\"}}".getBytes(UTF_8),
                    "application/json",
                    "records.pointer",
                    "/*",
                    "record.columns",
                    "id:string")))
        .containsExactly("1", "2");
    assertThat(
            text(
                poll(
                    "{\"s\":[{\"l\":[{\"id\":\"1\"}]},{},{\"l\":[{\"id\":\"2\"},{\"id\":\"3\"}]}]}"
                        .getBytes(UTF_8),
                    "application/json",
                    "records.pointer",
                    "/s/*/l",
                    "record.columns",
                    "id:string")))
        .containsExactly("1", "2", "3");
  }

  @Test
  void inflatesWhatIsZippedThoughNoHeaderSaysSo() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("id\nx\n".getBytes(UTF_8));
    }

    assertThat(text(poll(zipped.toByteArray(), "text/csv", "record.columns", "id:string")))
        .containsExactly("x");
  }

  @Test
  void parksAnEndpointWhoseRecordsMustBeThereAndAreNot() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/", typed("{\"other\":1}".getBytes(UTF_8), "application/json"));
      try (RunningTask task =
          RunningTask.start(
              props(
                  api,
                  "records.pointer",
                  "/items",
                  "records.missing",
                  "fail",
                  "record.columns",
                  "id:string"))) {
        while (api.requests("/").size() < 3) {
          assertThat(task.pollOnce()).isNull();
        }
      }
    }
  }

  @Test
  void takesAPresetOfSomebodyElsesJar() throws Exception {
    assertThat(
            poll(
                "{\"things\":[{\"id\":\"x\",\"n\":3}]}".getBytes(UTF_8),
                "application/json",
                "preset",
                "my-things"))
        .extracting(SourceRecord::key)
        .containsExactly("x");
    assertThatThrownBy(() -> poll(new byte[0], "text/plain", "preset", "my-mistake"))
        .hasMessageContaining("did you mean 'record.columns'");
    assertThatThrownBy(() -> poll(new byte[0], "text/plain", "preset", "../presets/my-things"))
        .hasMessageContaining("must be one of");
  }

  private static List<Object> text(List<SourceRecord> records) {
    return records.stream().map(record -> ((Struct) record.value()).get("id")).toList();
  }

  private static List<SourceRecord> poll(byte[] body, String type, String... keys)
      throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/", typed(body, type));
      try (RunningTask task = RunningTask.start(props(api, keys))) {
        return task.nextBatch();
      }
    }
  }

  private static Map<String, String> props(StubApi api, String... keys) {
    Map<String, String> props = RunningTask.props(keys);
    props.put("topic", "things");
    props.put("connection.url", api.url("/"));
    return props;
  }

  private static StubApi.Reply typed(byte[] body, String type) {
    return StubApi.status(200, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body);
  }
}
