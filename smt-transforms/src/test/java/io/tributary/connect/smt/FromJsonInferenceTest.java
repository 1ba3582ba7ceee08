package io.tributary.connect.smt;

import static io.tributary.connect.smt.FromJsonRecords.apply;
import static io.tributary.connect.smt.FromJsonRecords.fromJson;
import static io.tributary.connect.smt.FromJsonRecords.json;
import static io.tributary.connect.smt.FromJsonRecords.names;
import static io.tributary.connect.smt.FromJsonRecords.props;
import static io.tributary.connect.smt.FromJsonRecords.read;
import static io.tributary.connect.smt.FromJsonRecords.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FromJson without declared columns. */
class FromJsonInferenceTest {

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
}
