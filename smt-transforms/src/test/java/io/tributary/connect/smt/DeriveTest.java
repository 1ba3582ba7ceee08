package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** How Derive changes a record, and what it refuses. */
class DeriveTest {

  private static final Schema POSITION =
      SchemaBuilder.struct()
          .field("lat", Schema.FLOAT64_SCHEMA)
          .field("lon", Schema.FLOAT64_SCHEMA)
          .optional()
          .build();

  private static final Schema BUS =
      SchemaBuilder.struct()
          .name("ttc.Bus")
          .version(2)
          .field("id", Schema.STRING_SCHEMA)
          .field("speed", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("pos", POSITION)
          .field("raw", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private static Struct bus() {
    return new Struct(BUS)
        .put("id", "8189")
        .put("speed", 10.0)
        .put("pos", new Struct(POSITION).put("lat", 43.6).put("lon", -79.4))
        .put("raw", "x");
  }

  private static SourceRecord record(Schema schema, Object value) {
    SourceRecord record =
        new SourceRecord(null, null, "buses", 3, Schema.STRING_SCHEMA, "k", schema, value, 5L);
    record.headers().addString("trace", "abc").addString("other", "o");
    return record;
  }

  private static Derive<SourceRecord> derive(String... keysAndValues) {
    Derive<SourceRecord> derive = new Derive.Value<>();
    derive.configure(props(keysAndValues));
    return derive;
  }

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private static Map<String, List<String>> errors(String... keysAndValues) {
    return Post.errors(Derive.CONFIG_DEF, props(keysAndValues));
  }

  @Test
  void addsReplacesAndDropsFieldsOfAStruct() {
    SourceRecord after =
        derive(
                "set",
                "kmh DOUBLE! = speed * 3.6, id BIGINT = TO_LONG(id), gh STRING = GEOHASH(pos.lat, pos.lon, 5),"
                    + " fast BOOLEAN = kmh > 30",
                "drop",
                "raw, nothing.there")
            .apply(record(BUS, bus()));

    Struct value = (Struct) after.value();
    assertThat(value.schema().fields().stream().map(field -> field.name()))
        .containsExactly("id", "speed", "pos", "kmh", "gh", "fast");
    assertThat(value.get("id")).isEqualTo(8189L);
    assertThat(value.get("kmh")).isEqualTo(36.0);
    assertThat(value.get("gh")).isEqualTo("dpz81");
    assertThat(value.get("fast")).isEqualTo(true);
    assertThat(value.schema().name()).isEqualTo("ttc.Bus");
    assertThat(value.schema().version()).isEqualTo(2);
    assertThat(value.schema().field("kmh").schema().isOptional()).isFalse();
    assertThat(after.valueSchema()).isSameAs(value.schema());
    value.validate();
  }

  @Test
  void editsFieldsOfStructsInStructs() {
    Struct value =
        (Struct)
            derive(
                    "set",
                    "pos.lat INT = ROUND(pos.lat), meta.source.name STRING = 'ttc'",
                    "drop",
                    "pos.lon")
                .apply(record(BUS, bus()))
                .value();

    assertThat(value.getStruct("pos").get("lat")).isEqualTo(44);
    assertThat(value.getStruct("pos").schema().field("lon")).isNull();
    assertThat(value.getStruct("meta").getStruct("source").get("name")).isEqualTo("ttc");
    assertThat(value.get("raw")).isEqualTo("x");
  }

  @Test
  void leavesAStructNullThatIsNull() {
    Struct value =
        (Struct)
            derive("set", "pos.lat INT = 1").apply(record(BUS, bus().put("pos", null))).value();

    assertThat(value.get("pos")).isNull();
  }

  @Test
  void editsMapsAndKeepsThemPlain() {
    Object before = Json.of("{'id':'8189','speed':10.0,'pos':{'lat':43.6,'lon':-79.4},'at':1000}");

    SourceRecord after =
        derive(
                "set",
                "kmh DOUBLE = speed * 3.6, pos.alt INT = 7, seen TIMESTAMP = TO_TIMESTAMP(at), m.n INT = 1",
                "drop",
                "pos.lon, at")
            .apply(record(null, before));

    assertThat(after.value())
        .isEqualTo(
            Map.of(
                "id",
                "8189",
                "speed",
                10.0,
                "pos",
                Map.of("lat", 43.6, "alt", 7),
                "kmh",
                36.0,
                "seen",
                1000L,
                "m",
                Map.of("n", 1)));
    assertThat(after.valueSchema()).isNull();
  }

  @Test
  void setsTheOtherPartsOfARecord() {
    SourceRecord after =
        derive(
                "set",
                "$key STRING! = id, $topic = CONCAT($topic, '-', LOWER('NORTH')), $partition = 1,"
                    + " $timestamp = TO_TIMESTAMP(9, 's'), $headers.trace STRING = CONCAT($headers.trace, $key),"
                    + " $headers.other STRING = null, $headers.n INT = 4")
            .apply(record(BUS, bus()));

    assertThat(after.key()).isEqualTo("8189");
    assertThat(after.keySchema().type()).isEqualTo(Schema.Type.STRING);
    assertThat(after.topic()).isEqualTo("buses-north");
    assertThat(after.kafkaPartition()).isEqualTo(1);
    assertThat(after.timestamp()).isEqualTo(9000L);
    assertThat(after.headers().lastWithName("trace").value()).isEqualTo("abck");
    assertThat(after.headers().lastWithName("other")).isNull();
    assertThat(after.headers().lastWithName("n").value()).isEqualTo(4);
    assertThat(after.value()).isEqualTo(bus());
    assertThat(after.valueSchema()).isSameAs(BUS);
  }

  @Test
  void derivesTheOwnerOfAnAccount() {
    Object row = Json.of("{'birth_number':706213,'date':'1993-06-20'}");
    String set =
        "gender STRING! = (birth_number div 100) % 100 > 50 ? 'F' : 'M',"
            + " birth_date DATE = DATE_YMD(1900 + birth_number div 10000,"
            + "   (birth_number div 100) % 50, birth_number % 100),"
            + " age INT = YEARS_BETWEEN(birth_date, TO_DATE(date)),"
            + " age_level STRING = age < 20 ? 'young' : age < 60 ? 'middle' : 'senior'";

    Map<?, ?> after = (Map<?, ?>) derive("set", set).apply(record(null, row)).value();

    assertThat(after.get("gender")).isEqualTo("F");
    assertThat(after.get("birth_date"))
        .isEqualTo(Instant.parse("1970-12-13T00:00:00Z").toEpochMilli());
    assertThat(after.get("age")).isEqualTo(22);
    assertThat(after.get("age_level")).isEqualTo("middle");
  }

  @Test
  void worksOnTheFieldsOfTheKey() {
    Derive<SourceRecord> derive = new Derive.Key<>();
    derive.configure(props("set", "id STRING = CONCAT('bus-', id), route STRING = $value.route"));
    SourceRecord before =
        new SourceRecord(
            null, null, "t", null, null, Map.of("id", 7L), null, Map.of("route", "29"));

    SourceRecord after = derive.apply(before);

    assertThat(after.key()).isEqualTo(Map.of("id", "bus-7", "route", "29"));
    assertThat(after.value()).isSameAs(before.value());
  }

  @Test
  void readsFieldsAsTheirDeclaredTypes() {
    Object before = Json.of("{'speed':'10.5','at':'1000'}");

    Map<?, ?> after =
        (Map<?, ?>)
            derive(
                    "types",
                    "speed DOUBLE, at TIMESTAMP(s)",
                    "set",
                    "kmh DOUBLE = speed * 2, year INT = YEAR(at)")
                .apply(record(null, before))
                .value();

    assertThat(after.get("kmh")).isEqualTo(21.0);
    assertThat(after.get("year")).isEqualTo(1970);
    assertThat(after.get("speed")).isEqualTo("10.5");
  }

  @Test
  void failsWithTheTargetAndNoValue() {
    SinkRecord consumed =
        new SinkRecord("buses", 4, null, null, BUS, bus(), 17, 5L, TimestampType.CREATE_TIME);
    Derive<SinkRecord> derive = new Derive.Value<>();
    derive.configure(props("set", "kmh INT = speed / 4, x INT = id * 2"));

    assertThatThrownBy(() -> derive.apply(consumed))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Derive could not transform the value")
        .hasMessageContaining("topic=buses partition=4 offset=17")
        .hasMessageContaining("/kmh: cannot convert a number with a fraction to INT");
    derive.configure(props("set", "pos.x INT = id * 2"));
    assertThatThrownBy(() -> derive.apply(consumed))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/pos.x: '*' needs numbers, but has a string")
        .hasMessageNotContaining("8189");
    derive.configure(props("set", "x INT = sped"));
    assertThatThrownBy(() -> derive.apply(consumed)).hasMessageContaining("did you mean 'speed'?");
  }

  @Test
  void failsATopicThatKafkaForbids() {
    for (String topic : List.of("''", "'a b'", "'..'", "null")) {
      assertThatThrownBy(() -> derive("set", "$topic = " + topic).apply(record(BUS, bus())))
          .as(topic)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("$topic");
    }
    assertThatThrownBy(() -> derive("set", "$partition = -1").apply(record(BUS, bus())))
        .hasMessageContaining("/$partition: a partition is not negative");
  }

  @Test
  void failsAValueWithoutFields() {
    assertThatThrownBy(() -> derive("set", "x INT = 1").apply(record(null, "text")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("only structs and maps have fields");
    assertThat(derive("set", "$topic = $value").apply(record(null, "text")).topic())
        .isEqualTo("text");
  }

  @Test
  void refusesAllThatIsWrongWithAssignmentsAtOnce() {
    assertThat(
            errors(
                "set",
                "kmh DUBLE = speed * 3.6,\n speed, x INT = UPER(id), $topc = 'a',"
                    + " $topic STRING = 'b', y = 1, $headers STRING = 'x', a b.c INT = 1, = 3"))
        .containsOnlyKeys("set")
        .extractingByKey("set")
        .asString()
        .contains("set: line 1 col 5, /kmh: unknown type 'DUBLE'")
        .contains("did you mean 'DOUBLE'?")
        .contains("set: line 2 col 2: there is no '=' in an assignment")
        .contains("set: line 2 col 17, /x: unknown function 'UPER'")
        .contains("a record has no part '$topc'")
        .contains("did you mean '$topic'?")
        .contains("/$topic: the type of this part is given")
        .contains("/y: the type is lacking; expected such as y DOUBLE = expression")
        .contains("a header is lacking its name")
        .contains("'' is no path");
  }

  @Test
  void refusesTargetsThatMeet() {
    assertThat(errors("set", "a INT = 1, a INT = 2").get("set").toString())
        .contains("an assignment before sets 'a' too");
    assertThat(errors("set", "a.b INT = 1, a STRUCT<b INT> = null").get("set").toString())
        .contains("an assignment before sets 'a.b' too");
    assertThat(errors("set", "a.b INT = 1, c INT = a.b").get("set").toString())
        .contains("reads 'a.b', which an assignment before changes below");
    assertThat(errors("set", "a.b INT = 1", "drop", "a").get("drop").toString())
        .contains("`set` sets 'a.b', which this would drop");
  }

  @Test
  void refusesNamesThatAreNotDeclared() {
    assertThat(
            errors(
                "types", "speed DOUBLE, pos STRUCT<lat DOUBLE>",
                "set", "kmh DOUBLE = sped * 3.6, x DOUBLE = kmh + pos.lon, y DOUBLE = pos.lat"))
        .containsOnlyKeys("set")
        .extractingByKey("set")
        .asString()
        .contains("set: line 1 col 14, /kmh: nothing declares the field 'sped'")
        .contains("did you mean 'speed'?")
        .contains("/x: nothing declares the field 'lon'")
        .doesNotContain("/y");
  }

  @Test
  void refusesAConfigThatDoesNothing() {
    assertThat(errors().get("set").toString()).contains("there is nothing to do");
    assertThat(errors("drop", "a")).isEmpty();
    assertThat(errors("drop", "a, b..c, `d").get("drop").toString())
        .contains("drop: line 1 col 6: 'b..c' is no path")
        .contains("'`d' is no path");
  }

  @Test
  void refusesToSetTheKeyWholeAndInParts() {
    Map<String, List<String>> errors =
        Post.errors(
            new Derive.Key<SourceRecord>().config(), props("set", "$key STRING = 'a', b INT = 1"));

    assertThat(errors.get("set").toString()).contains("not the key as a whole");
  }

  @Test
  void takesDatesOfTheDatabaseConnectors() {
    Object before = Map.of("at", new java.sql.Timestamp(86_400_000));

    Map<?, ?> after =
        (Map<?, ?>)
            derive("set", "day DATE = TO_DATE(at), later BOOLEAN = at > TO_TIMESTAMP(0)")
                .apply(record(null, before))
                .value();

    assertThat(after.get("day")).isEqualTo(86_400_000L);
    assertThat(after.get("later")).isEqualTo(true);
    assertThat(after.get("at")).isInstanceOf(Date.class);
  }
}
