package io.tributary.connect.smt;

import static io.tributary.connect.smt.FromJsonRecords.ALL;
import static io.tributary.connect.smt.FromJsonRecords.fromJson;
import static io.tributary.connect.smt.FromJsonRecords.json;
import static io.tributary.connect.smt.FromJsonRecords.props;
import static io.tributary.connect.smt.FromJsonRecords.read;
import static io.tributary.connect.smt.FromJsonRecords.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
