package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What a POST answers: the worker embeds the transform's keys and validates them all. */
class JoltValidationTest {

  private static final String SPEC = "{'operation':'shift','spec':{'id':'vehicle_id','lat':'lat'}}";

  private static Map<String, List<String>> errors(String... keysAndValues) {
    return Post.errors(Jolt.CONFIG_DEF, props(keysAndValues));
  }

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String text = keysAndValues[i + 1];
      props.put(keysAndValues[i], keysAndValues[i].equals("spec") ? text.replace('\'', '"') : text);
    }
    return props;
  }

  @Test
  void findsNothingWrongWithASpecAndASchemaThatFit() {
    assertThat(errors("spec", SPEC, "schema", "vehicle_id STRING!, lat DOUBLE")).isEmpty();
  }

  @Test
  void asksForASpec() {
    assertThat(errors()).containsOnlyKeys("spec");
  }

  @Test
  void attachesEveryProblemOfASpecToItsKey() {
    assertThat(
            errors(
                "spec",
                "[{'operation':'shift','spec':{'id':'&9.x','*':{'a':'b.*'}}},\n"
                    + " {'operation':'shfit'}]"))
        .containsOnlyKeys("spec")
        .extractingByKey("spec")
        .asString()
        .contains("spec: line 1 col 36, /0/spec/id: '&9' goes 9 levels up, but only 2 are there")
        .contains("did you mean '&2'?")
        .contains("spec: line 1 col 52, /0/spec/*/a: '*' has no meaning in the part '*' of a path")
        .contains("spec: line 2 col 15, /1/operation: unknown operation 'shfit'")
        .doesNotContain("Invalid value");
  }

  @Test
  void attachesEveryProblemOfASchemaToItsKey() {
    assertThat(errors("spec", SPEC, "schema", "vehicle_id STRNG!, lat DOUBLE, lat INT"))
        .containsOnlyKeys("schema")
        .extractingByKey("schema")
        .asString()
        .contains("schema: line 1 col 12, /vehicle_id: unknown type 'STRNG'")
        .contains("did you mean 'STRING'?")
        .contains("schema: line 1 col 32, /lat: the column is declared twice");
  }

  @Test
  void refusesARequiredColumnThatNoStepWrites() {
    assertThat(errors("spec", SPEC, "schema", "vehicle_id STRING!, speed DOUBLE!, agency STRING"))
        .containsOnlyKeys("schema")
        .extractingByKey("schema")
        .asString()
        .contains("schema: line 1 col 21, /speed: no step of the spec writes this required column")
        .contains("expected one of what it writes: lat")
        .doesNotContain("agency");
  }

  @Test
  void refusesAColumnWhoseNameIsNearlyOneThatIsWritten() {
    assertThat(errors("spec", SPEC, "schema", "vehicel_id STRING, lat DOUBLE"))
        .extractingByKey("schema")
        .asString()
        .contains("/vehicel_id")
        .contains("did you mean 'vehicle_id'?");
  }

  @Test
  void looksForAColumnWhereItsValueStands() {
    String spec = "{'operation':'shift','spec':{'a':'pos.lat','b':'id'}}";

    assertThat(errors("spec", spec, "schema", "lat DOUBLE! FROM pos.lat, nr STRING! FROM id"))
        .isEmpty();
    assertThat(errors("spec", spec, "schema", "lon DOUBLE! FROM pos.lon"))
        .extractingByKey("schema")
        .asString()
        .contains("/lon: no step of the spec writes this required column");
  }

  @Test
  void findsRequiredColumnsInStructsAndArraysThatNoStepWrites() {
    String spec = "{'operation':'shift','spec':{'l':{'*':{'n':'items[&1].name'}},'a':'pos.lat'}}";

    assertThat(
            errors(
                "spec",
                spec,
                "schema",
                "items ARRAY<STRUCT<name STRING!, size INT!>>, pos STRUCT<lat DOUBLE, lon"
                    + " DOUBLE!>"))
        .extractingByKey("schema")
        .asString()
        .contains("/items/size: no step")
        .contains("/pos/lon: no step")
        .doesNotContain("/items/name");
  }

  @Test
  void trustsPathsThatOnlyARecordTells() {
    String spec = "{'operation':'shift','spec':{'*':'&'}}";

    assertThat(errors("spec", spec, "schema", "anything STRING!")).isEmpty();
  }

  @Test
  void knowsWhatDefaultAddsAndRemoveTakes() {
    String spec =
        "["
            + SPEC
            + ",{'operation':'default','spec':{'agency':'ttc'}},"
            + "{'operation':'remove','spec':{'lat':''}}]";

    assertThat(errors("spec", spec, "schema", "agency STRING!")).isEmpty();
    assertThat(errors("spec", spec, "schema", "agency STRING!, lat DOUBLE!"))
        .containsOnlyKeys("schema");
  }

  @Test
  void refusesADefaultThatDoesNotFitItsColumn() {
    String spec = "[" + SPEC + ",{'operation':'default','spec':{'lat':'n/a'}}]";

    assertThat(errors("spec", spec, "schema", "lat DOUBLE"))
        .extractingByKey("schema")
        .asString()
        .contains("/lat: the spec's default does not fit: cannot convert a string");
  }

  @Test
  void refusesColumnsForASpecThatWritesAList() {
    assertThat(errors("spec", "{'operation':'shift','spec':{'*':'[&]'}}", "schema", "id STRING"))
        .extractingByKey("schema")
        .asString()
        .contains("writes a list at the top");
  }

  @Test
  void refusesALiteralIndexAboveTheLimit() {
    String spec = "{'operation':'shift','spec':{'a':'l[500]'}}";

    assertThat(errors("spec", spec)).isEmpty();
    assertThat(errors("spec", spec, "limits.max.index", "100"))
        .extractingByKey("limits.max.index")
        .asString()
        .contains("list index 500 is above limits.max.index=100");
  }

  @Test
  void refusesAHugeListInADefaultInsteadOfBuildingIt() {
    String spec = "{'operation':'default','spec':{'l[]':{'2000000000':1}}}";

    assertThat(errors("spec", spec, "schema", "l ARRAY<INT>")).containsOnlyKeys("limits.max.index");
  }

  @Test
  void refusesDefaultsThatAloneGrowBeyondTheLimit() {
    String spec = "{'operation':'default','spec':{'a':1,'b':2}}";

    assertThat(errors("spec", spec, "schema", "a INT", "limits.max.output.nodes", "2"))
        .extractingByKey("schema")
        .asString()
        .contains("no record could pass the spec's defaults");
  }

  @Test
  void refusesANameWithoutASchema() {
    assertThat(errors("spec", SPEC, "schema.name", "x")).containsOnlyKeys("schema.name");
  }

  @Test
  void refusesUnknownPolicies() {
    assertThat(errors("spec", SPEC, "on.empty", "ignore")).containsOnlyKeys("on.empty");
  }

  @Test
  void configureRefusesWhatAPostRefuses() {
    Jolt<SourceRecord> jolt = new Jolt.Value<>();

    assertThatThrownBy(() -> jolt.configure(props("spec", SPEC, "schema", "speed DOUBLE!")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/speed");
  }
}
