package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** How the transform behaves inside Connect. */
class JoltTest {

  private static final String RENAME = "[{'operation':'shift','spec':{'id':'vehicle_id'}}]";

  private static Jolt<SourceRecord> value(String... keysAndValues) {
    return configured(new Jolt.Value<>(), keysAndValues);
  }

  private static <T extends Jolt<?>> T configured(T transform, String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String text = keysAndValues[i + 1];
      props.put(keysAndValues[i], keysAndValues[i].equals("spec") ? text.replace('\'', '"') : text);
    }
    transform.configure(props);
    return transform;
  }

  private static SourceRecord record(Schema schema, Object value) {
    SourceRecord record =
        new SourceRecord(
            Map.of("p", 1),
            Map.of("o", 2),
            "buses",
            3,
            Schema.STRING_SCHEMA,
            "k",
            schema,
            value,
            5L);
    record.headers().addString("trace", "abc");
    return record;
  }

  @Test
  void replacesTheValueAndNothingElse() {
    SourceRecord before = record(null, Map.of("id", "8189", "kph", 5L));

    SourceRecord after = value("spec", RENAME).apply(before);

    assertThat(after.value()).isEqualTo(Map.of("vehicle_id", "8189"));
    assertThat(after.valueSchema()).isNull();
    assertThat(after.key()).isEqualTo("k");
    assertThat(after.keySchema()).isSameAs(Schema.STRING_SCHEMA);
    assertThat(after.topic()).isEqualTo("buses");
    assertThat(after.kafkaPartition()).isEqualTo(3);
    assertThat(after.timestamp()).isEqualTo(5L);
    assertThat(after.headers()).isEqualTo(before.headers());
    assertThat(after.sourceOffset()).isEqualTo(before.sourceOffset());
  }

  @Test
  void takesColumnsFromOtherPlacesOfTheOutput() {
    Jolt.Value<SourceRecord> jolt =
        configured(
            new Jolt.Value<>(),
            "spec",
            "{'operation':'shift','spec':{'id':'bus.id','kph':'speed'}}",
            "schema",
            "vehicle STRING! FROM bus.id, speed INT");

    Struct row = (Struct) jolt.apply(record(null, Map.of("id", "8189", "kph", 5L))).value();

    assertThat(row.toString()).isEqualTo("Struct{vehicle=8189,speed=5}");
  }

  @Test
  void replacesTheKeyAndNothingElse() {
    Jolt<SourceRecord> jolt =
        configured(new Jolt.Key<>(), "spec", RENAME, "schema", "vehicle_id STRING!");
    SourceRecord before =
        new SourceRecord(null, null, "t", null, null, Map.of("id", 7L), Schema.STRING_SCHEMA, "v");

    SourceRecord after = jolt.apply(before);

    assertThat(((Struct) after.key()).get("vehicle_id")).isEqualTo("7");
    assertThat(after.value()).isEqualTo("v");
    assertThat(after.valueSchema()).isSameAs(Schema.STRING_SCHEMA);
  }

  @Test
  void letsTombstonesAndNullKeysPass() {
    SourceRecord tombstone = record(Schema.OPTIONAL_STRING_SCHEMA, null);
    SourceRecord keyless = new SourceRecord(null, null, "t", null, null, null, null, "v");

    assertThat(value("spec", RENAME).apply(tombstone)).isSameAs(tombstone);
    Jolt<SourceRecord> onKeys = configured(new Jolt.Key<>(), "spec", RENAME);
    assertThat(onKeys.apply(keyless)).isSameAs(keyless);
  }

  @Test
  void givesEveryRecordTheSameSchemaInstance() {
    Jolt<SourceRecord> jolt =
        value("spec", RENAME, "schema", "vehicle_id STRING!", "schema.name", "ttc.Vehicle");

    SourceRecord one = jolt.apply(record(null, Map.of("id", "1")));
    SourceRecord two = jolt.apply(record(null, new HashMap<>(Map.of("id", 2L, "x", true))));

    assertThat(two.valueSchema()).isSameAs(one.valueSchema());
    assertThat(((Struct) two.value()).schema()).isSameAs(one.valueSchema());
    assertThat(one.valueSchema().name()).isEqualTo("ttc.Vehicle");
    assertThat(one.valueSchema().isOptional()).isFalse();
  }

  @Test
  void infersASchemaThatWidensWithTheRecords() {
    Jolt<SourceRecord> jolt =
        value(
            "spec",
            "{'operation':'shift','spec':{'*':'&'}}",
            "schema",
            "infer",
            "schema.name",
            "ttc.Vehicle",
            "infer.seed",
            "id STRING!");

    SourceRecord one = jolt.apply(record(null, Map.of("id", 1L, "kph", 5L)));
    SourceRecord two = jolt.apply(record(null, Map.of("id", 2L)));
    SourceRecord three = jolt.apply(record(null, Map.of("id", 3L, "kph", 5.5)));

    assertThat(one.valueSchema().name()).isEqualTo("ttc.Vehicle");
    assertThat(((Struct) one.value()).get("id")).isEqualTo("1");
    assertThat(((Struct) one.value()).get("kph")).isEqualTo(5L);
    assertThat(two.valueSchema()).isSameAs(one.valueSchema());
    assertThat(((Struct) three.value()).get("kph")).isEqualTo(5.5);
  }

  @Test
  void leavesTheRecordItReadAsItWas() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.STRING_SCHEMA)
            .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
            .build();
    List<String> tags = new ArrayList<>(List.of("a"));
    Struct struct = new Struct(schema).put("id", "1").put("tags", tags);

    SourceRecord after =
        value(
                "spec",
                "[{'operation':'shift','spec':{'tags':'t','id':'t'}},"
                    + "{'operation':'default','spec':{'t[]':{'2':'end'}}}]")
            .apply(record(schema, struct));

    assertThat(after.value()).isEqualTo(Map.of("t", List.of("a", "1", "end")));
    assertThat(tags).containsExactly("a");
    assertThat(struct.get("id")).isEqualTo("1");
  }

  @Test
  void turnsAStructIntoAMapWhereNoSchemaIsDeclared() {
    Schema inner = SchemaBuilder.struct().field("seen", Timestamp.SCHEMA).build();
    Schema schema = SchemaBuilder.struct().field("car", inner).build();
    Struct value = new Struct(schema).put("car", new Struct(inner).put("seen", new Date(1000)));

    SourceRecord after =
        value("spec", "{'operation':'shift','spec':{'car':'bus'}}").apply(record(schema, value));

    assertThat(after.valueSchema()).isNull();
    assertThat(after.value()).isEqualTo(Map.of("bus", Map.of("seen", 1000L)));
  }

  @Test
  void readsNullsOfAStructAsNullsAndNotAsTheSchemasDefault() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", SchemaBuilder.string().optional().defaultValue("none").build())
            .build();
    Struct value = new Struct(schema);

    SourceRecord after = value("spec", RENAME).apply(record(schema, value));

    assertThat(after.value()).isEqualTo(Collections.singletonMap("vehicle_id", null));
  }

  @Test
  void failsARecordForWhichNothingIsWritten() {
    assertThatThrownBy(() -> value("spec", RENAME).apply(record(null, Map.of("x", 1L))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic=buses partition=3")
        .hasMessageContaining("on.empty");
  }

  @Test
  void dropsPassesOrDeletesARecordForWhichNothingIsWritten() {
    SourceRecord before = record(null, Map.of("x", 1L));

    assertThat(value("spec", RENAME, "on.empty", "drop").apply(before)).isNull();
    assertThat(value("spec", RENAME, "on.empty", "pass").apply(before)).isSameAs(before);
    SourceRecord tombstone = value("spec", RENAME, "on.empty", "tombstone").apply(before);
    assertThat(tombstone.value()).isNull();
    assertThat(tombstone.valueSchema()).isNull();
    assertThat(tombstone.key()).isEqualTo("k");
  }

  @Test
  void namesTheConsumedRecordAndTheColumnButNoValue() {
    Jolt<SinkRecord> jolt =
        configured(
            new Jolt.Value<>(),
            "spec",
            "{'operation':'shift','spec':{'lat':'pos.lat'}}",
            "schema",
            "pos STRUCT<lat DOUBLE>");
    SinkRecord record =
        new SinkRecord(
            "buses",
            4,
            null,
            null,
            null,
            Map.of("lat", "hidden"),
            17,
            5L,
            TimestampType.CREATE_TIME);

    assertThatThrownBy(() -> jolt.apply(record))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic=buses partition=4 offset=17")
        .hasMessageContaining("/pos/lat: cannot convert a string of 6 characters to DOUBLE")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void failsARecordThatAsksForAHugeList() {
    Jolt<SourceRecord> jolt =
        value("spec", "{'operation':'shift','spec':{'*':{'v':'o[&1]'}}}", "limits.max.index", "99");
    Map<String, Object> good = Map.of("99", Map.of("v", 1L));
    List<Object> filled = new ArrayList<>(Collections.nCopies(99, null));
    filled.add(1L);
    Map<String, Object> bad = Map.of("2000000000", Map.of("v", 1L));

    assertThat(jolt.apply(record(null, good)).value()).hasToString("{o=%s}".formatted(filled));
    assertThatThrownBy(() -> jolt.apply(record(null, bad)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("limits.max.index=99");
  }

  @Test
  void failsARecordThatGrowsBeyondTheLimit() {
    Jolt<SourceRecord> jolt =
        value(
            "spec",
            "{'operation':'shift','spec':{'l':{'*':['a[]','b[]']}}}",
            "limits.max.output.nodes",
            "50");
    List<Long> items = new ArrayList<>();
    for (long i = 0; i < 30; i++) {
      items.add(i);
    }

    assertThatThrownBy(() -> jolt.apply(record(null, Map.of("l", items))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("limits.max.output.nodes=50");
  }

  @Test
  void refusesAKeyThatIsNearlyOneOfItsOwn() {
    assertThatThrownBy(() -> value("spec", RENAME, "shema", "vehicle_id STRING"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("shema")
        .hasMessageContaining("'schema'");
  }

  @Test
  void takesTheKeysThatTheWorkerPutsBesideItsOwn() {
    Jolt<SourceRecord> jolt =
        value(
            "spec", RENAME, "type", "x", "predicate", "p", "negate", "true", "plugin.version", "1");

    assertThat(jolt.apply(record(null, Map.of("id", 1L)))).isNotNull();
  }
}
