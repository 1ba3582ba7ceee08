package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** A spec that works on one field, that reads the record around it, or that is taken strictly. */
class JoltRecordTest {

  private static final String RENAME = "[{'operation':'shift','spec':{'id':'car_id'}}]";

  private static final Schema INNER =
      SchemaBuilder.struct().name("Car").field("id", Schema.STRING_SCHEMA).optional().build();
  private static final Schema MAP =
      SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).optional().build();

  private static final Schema OUTER =
      SchemaBuilder.struct()
          .name("Envelope")
          .version(3)
          .field("op", Schema.STRING_SCHEMA)
          .field("after", INNER)
          .build();

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1].replace('\'', '"'));
    }
    return props;
  }

  private static Jolt<SinkRecord> jolt(String... keysAndValues) {
    Jolt<SinkRecord> jolt = new Jolt.Value<>();
    jolt.configure(props(keysAndValues));
    return jolt;
  }

  private static SinkRecord record(Schema schema, Object value) {
    SinkRecord record =
        new SinkRecord(
            "buses", 4, null, Map.of("id", "k"), schema, value, 17, 5L, TimestampType.CREATE_TIME);
    record.headers().addString("trace", "old").addString("trace", "abc");
    return record;
  }

  private static String problems(String... keysAndValues) {
    return Post.errors(Jolt.CONFIG_DEF, props(keysAndValues)).toString();
  }

  @Test
  void reshapesOneFieldOfAMapAndLeavesAllAround() {
    SinkRecord after =
        jolt("spec", RENAME, "field", "after")
            .apply(record(null, Json.of("{'op':'c','after':{'id':'7'},'seq':[1]}")));

    assertThat(after.value()).isEqualTo(Json.of("{'op':'c','after':{'car_id':'7'},'seq':[1]}"));
    assertThat(after.valueSchema()).isNull();
  }

  @Test
  void exchangesTheFieldOfAStructAndItsSchemaOnce() {
    Jolt<SinkRecord> jolt = jolt("spec", RENAME, "field", "after", "schema", "car_id INT!");
    Struct value = new Struct(OUTER).put("op", "c").put("after", new Struct(INNER).put("id", "7"));

    SinkRecord one = jolt.apply(record(OUTER, value));
    SinkRecord two = jolt.apply(record(OUTER, value));
    SinkRecord none = jolt.apply(record(OUTER, new Struct(OUTER).put("op", "d")));

    assertThat(((Struct) one.value()).getStruct("after").get("car_id")).isEqualTo(7);
    assertThat(((Struct) one.value()).get("op")).isEqualTo("c");
    assertThat(one.valueSchema().name()).isEqualTo("Envelope");
    assertThat(one.valueSchema().version()).isEqualTo(3);
    assertThat(two.valueSchema()).isSameAs(one.valueSchema());
    assertThat(none.valueSchema()).isSameAs(one.valueSchema());
    assertThat(((Struct) none.value()).get("after")).isNull();
    assertThat(value.getStruct("after").get("id")).isEqualTo("7");
  }

  @Test
  void followsTheInferredSchemaOfAField() {
    String spec = "[{'operation':'shift','spec':{'*':'&'}}]";
    Schema inner = SchemaBuilder.struct().field("m", MAP).build();
    Schema outer = SchemaBuilder.struct().field("after", inner).build();
    Jolt<SinkRecord> jolt = jolt("spec", spec, "field", "after.m", "schema", "infer");

    SinkRecord one = jolt.apply(record(outer, nested(outer, Map.of("a", "1"))));
    SinkRecord wider = jolt.apply(record(outer, nested(outer, Map.of("b", "2"))));
    SinkRecord none = jolt.apply(record(outer, nested(outer, null)));

    Struct after = ((Struct) wider.value()).getStruct("after").getStruct("m");
    assertThat(after.get("a")).isNull();
    assertThat(after.get("b")).isEqualTo("2");
    assertThat(one.valueSchema()).isNotEqualTo(wider.valueSchema());
    assertThat(none.valueSchema()).isSameAs(wider.valueSchema());
    assertThat(((Struct) none.value()).getStruct("after").get("m")).isNull();
    ((Struct) wider.value()).validate();
  }

  private static Struct nested(Schema outer, Map<String, String> map) {
    Schema inner = outer.field("after").schema();
    return new Struct(outer).put("after", new Struct(inner).put("m", map));
  }

  @Test
  void leavesAStructThatHasNoSuchField() {
    Schema schema = SchemaBuilder.struct().field("op", Schema.STRING_SCHEMA).build();
    SinkRecord before = record(schema, new Struct(schema).put("op", "c"));

    assertThat(jolt("spec", RENAME, "field", "after", "schema", "car_id INT").apply(before))
        .isSameAs(before);
    assertThat(jolt("spec", RENAME, "field", "op.x", "schema", "car_id INT").apply(before))
        .isSameAs(before);
  }

  @Test
  void putsNullInThePlaceOfAStructForWhichNothingIsWritten() {
    Struct value = new Struct(OUTER).put("op", "c").put("after", new Struct(INNER).put("id", "7"));
    String nothing = "[{'operation':'shift','spec':{'none':'car_id'}}]";

    SinkRecord after =
        jolt("spec", nothing, "field", "after", "schema", "car_id INT", "on.empty", "tombstone")
            .apply(record(OUTER, value));

    assertThat(((Struct) after.value()).get("after")).isNull();
    assertThat(after.valueSchema().field("after").schema().field("car_id")).isNotNull();
  }

  @Test
  void makesAMapOfAStructWhoseFieldGetsNoSchema() {
    Struct value = new Struct(OUTER).put("op", "c").put("after", new Struct(INNER).put("id", "7"));

    SinkRecord after = jolt("spec", RENAME, "field", "after").apply(record(OUTER, value));

    assertThat(after.valueSchema()).isNull();
    assertThat(after.value()).isEqualTo(Json.of("{'op':'c','after':{'car_id':'7'}}"));
  }

  @Test
  void leavesARecordInWhichTheFieldLacks() {
    SinkRecord before = record(null, Json.of("{'op':'d','after':null}"));

    assertThat(jolt("spec", RENAME, "field", "after").apply(before)).isSameAs(before);
    assertThat(jolt("spec", RENAME, "field", "after.x").apply(before)).isSameAs(before);
  }

  @Test
  void putsNullInThePlaceOfAFieldForWhichNothingIsWritten() {
    SinkRecord before = record(null, Json.of("{'op':'c','after':{'x':1}}"));

    assertThat(
            jolt("spec", RENAME, "field", "after", "on.empty", "tombstone").apply(before).value())
        .isEqualTo(Json.of("{'op':'c','after':null}"));
    assertThatThrownBy(() -> jolt("spec", RENAME, "field", "after").apply(before))
        .isInstanceOf(DataException.class);
  }

  @Test
  void refusesAFieldThatIsNoPath() {
    assertThat(problems("spec", RENAME, "field", "after..x")).contains("field: line 1 col 7");
  }

  @Test
  void readsTheRecordAroundTheValue() {
    String spec =
        "[{'operation':'modify-overwrite-beta','spec':{'t':'^topic','p':'^partition','o':'^offset',"
            + "'ts':'^timestamp','k':'^key.id','h':'^headers.trace','none':'^headers.x'}}]";

    SinkRecord after = jolt("spec", spec).apply(record(null, Map.of()));

    assertThat(after.value())
        .isEqualTo(Map.of("t", "buses", "p", 4, "o", 17L, "ts", 5L, "k", "k", "h", "abc"));
  }

  @Test
  void refusesANameThatIsNothingOfTheRecord() {
    assertThat(problems("spec", "[{'operation':'modify-overwrite-beta','spec':{'t':'^topc.x'}}]"))
        .contains("/0/spec/t: '^topc.x' is nothing of the record")
        .contains("did you mean '^topic'?");
  }

  @Test
  void takesAMisusedFunctionForNothingUnlessItIsStrict() {
    String spec = "[{'operation':'modify-overwrite-beta','spec':{'a':'=toUpper'}}]";
    SinkRecord number = record(null, Map.of("a", 5L));

    assertThat(jolt("spec", spec).apply(number).value()).isEqualTo(Map.of("a", 5L));
    assertThatThrownBy(() -> jolt("spec", spec, "compat", "strict").apply(number))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/a: =toUpper cannot work with an integer; expected a string");
  }

  @Test
  void refusesCallsThatCanNeverWorkWhereItIsStrict() {
    String plain =
        "[{'operation':'modify-overwrite-beta','spec':{'a':'=divide(1)',"
            + "'b':'=substring(abc,x,2)','c':'=toInteger()','d':'=split([,@0)'}}]";

    assertThat(problems("spec", plain)).isEqualTo("{}");
    assertThat(problems("spec", plain, "compat", "strict"))
        .contains("/0/spec/a: =divide is called with 1 argument; expected =divide(number, number)")
        .contains("/0/spec/b: =substring is called with an argument 2 that is not an integer")
        .contains("/0/spec/c: =toInteger is called with nothing between its brackets")
        .contains(
            "/0/spec/d: =split is called with an argument 1 that is not a regular expression");
  }

  @Test
  void refusesTwoKeysForAColumnOfOneValue() {
    String spec = "[{'operation':'shift','spec':{'a':'x','b':'x','c|d':'y'}}]";

    assertThat(problems("spec", spec, "schema", "x STRING, y STRING"))
        .contains("schema: line 1 col 1, /x: several keys of the spec write this column")
        .contains("/0/spec/a, /0/spec/b")
        .doesNotContain("/y:");
    assertThat(problems("spec", spec, "schema", "x ARRAY<STRING>, y STRING")).isEqualTo("{}");
    String first = spec.replace("}}]", "}},{'operation':'cardinality','spec':{'x':'ONE'}}]");
    assertThat(problems("spec", first, "schema", "x STRING, y STRING")).isEqualTo("{}");
  }
}
