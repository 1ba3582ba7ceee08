package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FromJson reads, and what it refuses. */
class FromJsonTest {

  private static final String ALL =
      "word STRING!, count BIGINT, share DOUBLE, good BOOLEAN, price DECIMAL(30,2), at"
          + " TIMESTAMP(s), pos STRUCT<lat DOUBLE!, name STRING>, stops ARRAY<STRUCT<id INT!, tag"
          + " STRING>>, tags ARRAY<STRING>, attrs MAP<STRING,BIGINT>, raw JSON";

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private static FromJson<SourceRecord> fromJson(String... keysAndValues) {
    FromJson<SourceRecord> fromJson = new FromJson.Value<>();
    fromJson.configure(props(keysAndValues));
    return fromJson;
  }

  private static SourceRecord record(Schema schema, Object value) {
    return new SourceRecord(null, null, "words", 1, null, "k", schema, value);
  }

  private static Struct read(Object value, String... keysAndValues) {
    SourceRecord after = fromJson(keysAndValues).apply(record(null, value));
    assertThat(after.valueSchema()).isSameAs(((Struct) after.value()).schema());
    ((Struct) after.value()).validate();
    return (Struct) after.value();
  }

  private static Struct apply(FromJson<SourceRecord> fromJson, String text) {
    return (Struct) fromJson.apply(record(null, json(text))).value();
  }

  private static List<String> names(Struct row) {
    return row.schema().fields().stream().map(Field::name).toList();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void readsEachTypeInAnyOrderOfKeys() {
    String text =
        json(
            "{'raw':{'b':[1,null]}, 'unknown':{'x':[1,{'y':'}'}]},"
                + " 'count':9007199254740993,'word':'a\\n"
                + "\\u017e\\\\','share':1.5e2,'good':true,'price':12345678901234567890.12,"
                + "'at':1000,'pos':{'name':null,'lat':2,'more':1},'stops':[{'id':1},{'tag':'t','id':2}],"
                + "'tags':['x',null],'attrs':{'p':1,'q':2}}");

    Struct row = read(text, "schema", ALL);

    assertThat(row.get("word")).isEqualTo("a\nž\\");
    assertThat(row.get("count")).isEqualTo(9007199254740993L);
    assertThat(row.get("share")).isEqualTo(150.0);
    assertThat(row.get("good")).isEqualTo(true);
    assertThat(row.get("price")).isEqualTo(new BigDecimal("12345678901234567890.12"));
    assertThat(row.get("at")).isEqualTo(new Date(1_000_000));
    assertThat(row.getStruct("pos").get("lat")).isEqualTo(2.0);
    assertThat(row.getStruct("pos").get("name")).isNull();
    List<Struct> stops = row.getArray("stops");
    assertThat(stops).extracting(stop -> stop.get("id")).containsExactly(1, 2);
    assertThat(stops.get(1).get("tag")).isEqualTo("t");
    assertThat(row.getArray("tags")).containsExactly("x", null);
    assertThat(row.getMap("attrs")).isEqualTo(Map.of("p", 1L, "q", 2L));
    assertThat(row.get("raw")).isEqualTo("{\"b\":[1,null]}");
  }

  @Test
  void readsTheSameAsTheMapThatAConverterMakes() {
    String text =
        json(
            "{'word':'a','count':5,'share':0.1,'pos':{'lat':1},'stops':{'id':3},'tags':'one','attrs':{}}");

    Struct fromMap = read(Json.ofStrict(text), "schema", ALL);

    assertThat(read(text, "schema", ALL)).isEqualTo(fromMap);
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), "schema", ALL)).isEqualTo(fromMap);
    assertThat(fromMap.getArray("tags")).containsExactly("one");
    assertThat(read("{\"word\":\"b\"}", "schema", ALL))
        .isEqualTo(read(Map.of("word", "b"), "schema", ALL));
  }

  @Test
  void takesColumnsFromOtherPlaces() {
    String text =
        json("{'vehicle':{'id':'7','pos':{'lat':1.5}},'a.b':'x','speed':3,'stops':[{'n':1}]}");
    String flat =
        "id STRING! FROM vehicle.id, lat FROM vehicle.pos.lat DOUBLE, odd STRING FROM `a.b`";
    String renamed = "kmh INT DEFAULT 0 FROM speed, stops ARRAY<STRUCT<nr INT FROM n>>";

    Struct row = read(text, "schema", flat);
    assertThat(row.get("id")).isEqualTo("7");
    assertThat(row.get("lat")).isEqualTo(1.5);
    assertThat(row.get("odd")).isEqualTo("x");
    assertThat(read(Json.ofStrict(text), "schema", flat)).isEqualTo(row);

    row = read(text, "schema", renamed);
    assertThat(row.get("kmh")).isEqualTo(3);
    assertThat(row.<Struct>getArray("stops").get(0).get("nr")).isEqualTo(1);
    assertThat(read(Json.ofStrict(text), "schema", renamed)).isEqualTo(row);
    assertThat(read("{}", "schema", renamed).get("kmh")).isEqualTo(0);
    assertThat(
            read(text, "schema", "a INT FROM speed, b STRING FROM speed, speed DOUBLE").toString())
        .isEqualTo("Struct{a=3,b=3,speed=3.0}");
  }

  @Test
  void refusesARecordWithoutARequiredColumnsPlace() {
    assertThatThrownBy(
            () -> read("{'vehicle':5}".replace('\'', '"'), "schema", "id INT! FROM vehicle.id"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/id")
        .hasMessageContaining("required");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20 12:00:05, 2026-11-20T12:00:05Z",
    "20/11/2026 12:00, 2026-11-20T12:00:00Z",
    "2026-11-20T13:00:05+01:00, 2026-11-20T12:00:05Z",
    "20261120, 2026-11-20T00:00:00Z"
  })
  void readsTimestampsInTheFormatsThatItIsTold(String text, Instant expected) {
    Struct row =
        read(
            "{\"at\":\"%s\",\"all\":[\"%s\"]}".formatted(text, text),
            "schema",
            "at TIMESTAMP, all ARRAY<TIMESTAMP(iso)>",
            "timestamp.formats",
            "yyyy-MM-dd HH:mm:ss; dd/MM/yyyy HH:mm; yyyyMMdd");

    assertThat(row.get("at")).isEqualTo(Date.from(expected));
    assertThat(row.getArray("all")).containsExactly(Date.from(expected));
  }

  @Test
  void refusesATextInNoFormatOfItsTimestamp() {
    assertThatThrownBy(
            () ->
                read(
                    json("{'at':'20.11.2026'}"),
                    "schema",
                    "at TIMESTAMP",
                    "timestamp.formats",
                    "yyyy-MM-dd HH:mm:ss"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/at")
        .hasMessageNotContaining("20.11");
  }

  @Test
  void readsKeysWhoseOrderChanges() {
    FromJson<SourceRecord> fromJson = fromJson("schema", "a INT, b INT, c INT");

    for (String text :
        List.of(
            "{'a':1,'b':2,'c':3}",
            "{'c':3,'b':2,'a':1}",
            "{'b':2,'x':0,'a':1,'c':3}",
            "{'a':1,'b':2,'c':3}",
            "{'\\u0061':1,'b':2,'c':3}")) {
      Struct row = (Struct) fromJson.apply(record(null, json(text))).value();
      assertThat(List.of(row.get("a"), row.get("b"), row.get("c"))).containsExactly(1, 2, 3);
    }
  }

  @Test
  void readsBytesWithAByteOrderMark() {
    byte[] bytes = "\uFEFF{\"word\":\"ž\"}".getBytes(StandardCharsets.UTF_8);
    String replaced = "{\"word\":\"\uFFFD\"}";

    assertThat(read(bytes, "schema", "word STRING").get("word")).isEqualTo("ž");
    assertThat(read(ByteBuffer.wrap(bytes), "schema", "word STRING").get("word")).isEqualTo("ž");
    assertThat(read(replaced.getBytes(StandardCharsets.UTF_8), "schema", "word STRING").get("word"))
        .isEqualTo("\uFFFD");
  }

  @Test
  void keepsIntegersBeyond64Bits() {
    String text = "{\"n\":18446744073709551615}";

    assertThat(read(text, "schema", "n DECIMAL(20)").get("n"))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(read(text, "schema", "n STRING").get("n")).isEqualTo("18446744073709551615");
    assertThatThrownBy(() -> read(text, "schema", "n BIGINT"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/n: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "{'a':1 ;; the JSON ends too early; expected '}'",
        "{'a':1}} ;; not JSON at character 8; expected the end of the text",
        "{'a':1,} ;; not JSON at character 8; expected a string",
        "{'a' 1} ;; expected ':'",
        "{a:1} ;; expected a string",
        "{'a':01} ;; expected a value",
        "{'a':1.} ;; expected digits behind the point",
        "{'a':1e} ;; expected a value",
        "{'a':+1} ;; expected a value",
        "{'a':NaN} ;; expected a value",
        "{'a':1e999} ;; a double can hold",
        "{'b':'x\\q'} ;; one of JSON's escapes",
        "{'b':'x\\u12g4'} ;; four hexadecimal digits",
        "{'b':'x ;; the end of a string",
        "{'x':[1,2} ;; expected ']'",
        "{'x':tru} ;; expected a value",
        "{'a':1,'a':2} ;; /a: the key stands twice",
        "{'m':{'p':1,'p':2}} ;; /m: a key stands twice",
        "{'s':[{'id':1},{'id':'x1'}]} ;; /s/1/id: cannot convert a string of 2 characters to INT",
        "{'a':'x1'} ;; /a: cannot convert a string of 2 characters to INT",
        "[1] ;; expected an object",
        "null ;; expected an object",
        "'x' ;; expected an object",
      })
  void refusesWithThePlaceAndNoValue(String text, String why) {
    assertThatThrownBy(
            () ->
                read(
                    json(text),
                    "schema",
                    "a INT, b STRING, m MAP<STRING,INT>, s ARRAY<STRUCT<id INT>>"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic=words partition=1")
        .hasMessageContaining(why)
        .hasMessageNotContaining("x1");
  }

  @Test
  void refusesWhatWouldHurtTheWorker() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(300), "schema", "a JSON"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("deeper than 200");
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(300_000), "schema", "a JSON"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("deeper than 200");
    assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(2000) + "}", "schema", "a STRING"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1000 digits");
    assertThatThrownBy(() -> read("{\"a\":1}", "schema", "a INT", "limits.max.bytes", "6"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("limits.max.bytes=6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'a':1", "{'a':'x'}", "{'a':1,'a':2}", "no json"})
  void keepsWhatItCannotReadWhereSaid(String text) {
    Struct row =
        read(
            json(text),
            "schema",
            "a INT, l ARRAY<INT>",
            "mode",
            "permissive",
            "corrupt.field",
            "_corrupt record");

    assertThat(row.get("a")).isNull();
    assertThat(row.get("_corrupt record")).isEqualTo(json(text));
  }

  @Test
  void keepsBytesAndMapsThatItCannotRead() {
    String[] config = {"schema", "a INT", "mode", "permissive", "corrupt.field", "bad"};
    byte[] noText = {'{', (byte) 0xC3, '}'};

    assertThat(read(noText, config).get("bad")).isEqualTo("{\uFFFD}");
    assertThat(read(Map.of("a", "x"), config).get("bad")).isEqualTo("{\"a\":\"x\"}");
    assertThat(read("{\"a\":1}", config).get("bad")).isNull();
    assertThatThrownBy(() -> read(noText, "schema", "a INT"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no text in UTF-8");
  }

  @Test
  void readsOneFieldOfAStruct() {
    Schema schema =
        SchemaBuilder.struct()
            .name("outbox")
            .field("id", Schema.INT32_SCHEMA)
            .field("payload", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    FromJson<SourceRecord> fromJson = fromJson("schema", "a INT!", "field", "payload");

    SourceRecord one =
        fromJson.apply(record(schema, new Struct(schema).put("id", 1).put("payload", "{\"a\":5}")));
    SourceRecord two = fromJson.apply(record(schema, new Struct(schema).put("id", 2)));

    assertThat(((Struct) one.value()).getStruct("payload").get("a")).isEqualTo(5);
    assertThat(((Struct) two.value()).get("payload")).isNull();
    assertThat(two.valueSchema()).isSameAs(one.valueSchema());
    assertThat(one.valueSchema().name()).isEqualTo("outbox");
    ((Struct) one.value()).validate();
  }

  @Test
  void writesTheRowToATarget() {
    Map<String, Object> before = Map.of("id", 1L, "payload", "{\"a\":5}");

    SourceRecord after =
        fromJson("schema", "a INT!", "field", "payload", "target", "parsed.row")
            .apply(record(null, before));

    assertThat(after.value())
        .isEqualTo(
            Map.of("id", 1L, "payload", "{\"a\":5}", "parsed", Map.of("row", Map.of("a", 5))));
    assertThatThrownBy(
            () ->
                fromJson("schema", "a INT!", "field", "payload")
                    .apply(record(null, Map.of("payload", "{}"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/payload/a: INT is required");
  }

  @Test
  void infersColumnsThatOnlyWiden() {
    FromJson<SourceRecord> fromJson = fromJson("schema", "infer", "schema.name", "words");

    Struct one = apply(fromJson, "{'n':1,'deep':{'x':true}}");
    Struct two = apply(fromJson, "{'n':0.1234567890123456789,'s':'x','list':[1]}");
    Struct last = apply(fromJson, "{'n':2,'big':18446744073709551615}");

    assertThat(one.get("n")).isEqualTo(1L);
    assertThat(one.getStruct("deep").get("x")).isEqualTo(true);
    assertThat(one.schema().name()).isEqualTo("words");
    assertThat(two.get("n")).isEqualTo(0.12345678901234568);
    assertThat(two.getArray("list")).containsExactly(1L);
    assertThat(last.get("n")).isEqualTo(2.0);
    assertThat(last.get("big")).isEqualTo("18446744073709551615");
    assertThat(names(last)).containsExactly("n", "deep", "s", "list", "big");
    assertThat(apply(fromJson, "{'n':3}").schema()).isSameAs(last.schema());
    assertThat(((Struct) fromJson.apply(record(null, Map.of("n", 4L))).value()).schema())
        .isSameAs(last.schema());
  }

  @Test
  void hasAColumnForCorruptTextsFromTheStartWhereItInfers() {
    FromJson<SourceRecord> fromJson =
        fromJson(
            "schema",
            "infer",
            "infer.seed",
            "id BIGINT",
            "infer.max.versions",
            "1",
            "mode",
            "permissive",
            "corrupt.field",
            "bad");

    Struct one = apply(fromJson, "{'id':1,'n':1}");
    Struct noJson = apply(fromJson, "{'id':");
    Struct tooWide = apply(fromJson, "{'id':2,'m':1}");

    assertThat(names(one)).containsExactly("id", "bad", "n");
    assertThat(one.get("bad")).isNull();
    assertThat(noJson.get("bad")).isEqualTo("{\"id\":");
    assertThat(tooWide.get("bad")).isEqualTo("{\"id\":2,\"m\":1}");
    assertThat(tooWide.get("id")).isNull();
    assertThat(noJson.schema()).isSameAs(one.schema());
    assertThat(tooWide.schema()).isSameAs(one.schema());
  }

  @Test
  void infersTheRowOfAField() {
    FromJson<SourceRecord> fromJson = fromJson("schema", "infer", "field", "p");
    Schema schema = SchemaBuilder.struct().field("p", Schema.OPTIONAL_STRING_SCHEMA).build();

    SourceRecord one = fromJson.apply(record(schema, new Struct(schema).put("p", "{\"a\":1}")));
    SourceRecord two = fromJson.apply(record(schema, new Struct(schema)));
    SourceRecord wider =
        fromJson.apply(record(schema, new Struct(schema).put("p", "{\"b\":true}")));

    assertThat(((Struct) one.value()).getStruct("p").get("a")).isEqualTo(1L);
    assertThat(((Struct) two.value()).get("p")).isNull();
    assertThat(two.valueSchema()).isSameAs(one.valueSchema());
    assertThat(names(((Struct) wider.value()).getStruct("p"))).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "[1] ;; the JSON is no object",
        "null ;; the JSON is no object",
        "{'a':1,'a':2} ;; a key stands twice",
        "{'a':1 ;; the JSON ends too early",
      })
  void refusesWhatItCannotInferFrom(String text, String why) {
    assertThatThrownBy(() -> read(json(text), "schema", "infer"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesFractionsThatNoDoubleHolds() {
    assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(400) + ".5}", "schema", "infer"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a double can hold");
  }

  @Test
  void refusesFormatsThatReadNothing() {
    assertThat(formatErrors("at TIMESTAMP", "yyyy-MM-dd")).isEmpty();
    assertThat(formatErrors("at TIMESTAMP", "yyyy-bb; ").get("timestamp.formats").toString())
        .contains("line 1 col 1: not a pattern of dates")
        .contains("line 1 col 9: an empty pattern");
    for (String schema : List.of("at TIMESTAMP(s), n INT", "infer")) {
      assertThat(formatErrors(schema, "yyyy-MM-dd").get("timestamp.formats").toString())
          .contains("no column reads a timestamp by it");
    }
  }

  private static Map<String, List<String>> formatErrors(String schema, String formats) {
    return Post.errors(FromJson.CONFIG_DEF, props("schema", schema, "timestamp.formats", formats));
  }

  @Test
  void refusesAtThePostWhatInferenceContradicts() {
    assertThat(
            Post.errors(
                FromJson.CONFIG_DEF, props("schema", "infer", "infer.seed", "a INT FROM b")))
        .extractingByKey("infer.seed")
        .asString()
        .contains("FROM has no meaning here");
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "infer"))).isEmpty();
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "a INT", "infer.seed", "a INT")))
        .extractingByKey("infer.seed")
        .asString()
        .contains("nothing is inferred; expected `schema`=infer beside it");
    assertThat(
            Post.errors(
                FromJson.CONFIG_DEF,
                props(
                    "schema",
                    "infer",
                    "infer.seed",
                    "a INT!, bad INT",
                    "mode",
                    "permissive",
                    "corrupt.field",
                    "bad")))
        .extractingByKey("corrupt.field")
        .asString()
        .contains("/a: mode=permissive leaves all columns null")
        .contains("/bad: the column is declared");
  }

  @Test
  void refusesAtThePost() {
    assertThat(Post.errors(FromJson.CONFIG_DEF, props())).containsOnlyKeys("schema");
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "a INTT", "field", "a..b")))
        .containsOnlyKeys("schema", "field");
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "a INT", "target", "b")))
        .containsOnlyKeys("target");
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "a INT", "mode", "permissive")))
        .extractingByKey("corrupt.field")
        .asString()
        .contains("mode=permissive needs a column");
    assertThat(Post.errors(FromJson.CONFIG_DEF, props("schema", "a INT", "corrupt.field", "bad")))
        .containsOnlyKeys("corrupt.field");
    assertThat(
            Post.errors(
                FromJson.CONFIG_DEF,
                props("schema", "a INT!, bad INT", "mode", "permissive", "corrupt.field", "bad")))
        .extractingByKey("corrupt.field")
        .asString()
        .contains("/a: mode=permissive leaves all columns null")
        .contains("/bad: the column is declared");
  }
}
