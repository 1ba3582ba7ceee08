package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.bazaarvoice.jolt.Chainr;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What jolt-core 0.1.8 does with a spec and a record, and what ours does in its place. */
class JoltDefectsTest {

  private static final String MODIFY = "[{'operation':'modify-overwrite-beta','spec':%s}]";
  private static final String SHIFT = "[{'operation':'shift','spec':%s}]";

  private static Object jolt(String spec, Object input) {
    return Chainr.fromSpec(Json.asJolt(Json.of(spec))).transform(input);
  }

  private static Object modifiedByJolt(String spec, String input) {
    return jolt(MODIFY.formatted(spec), Json.asJolt(Json.of(input)));
  }

  private static SourceRecord apply(Object value, String... keysAndValues) {
    Jolt<SourceRecord> jolt = new Jolt.Value<>();
    jolt.configure(props(keysAndValues));
    return jolt.apply(new SourceRecord(null, null, "buses", null, null, null, null, value));
  }

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1].replace('\'', '"'));
    }
    return props;
  }

  private static Object ours(Object value, String... keysAndValues) {
    return apply(value, keysAndValues).value();
  }

  private static Object modified(String spec, String input, String... more) {
    String[] props = Arrays.copyOf(new String[] {"spec", MODIFY.formatted(spec)}, 2 + more.length);
    System.arraycopy(more, 0, props, 2, more.length);
    return ours(Json.frozen(Json.of(input)), props);
  }

  private static String problems(String spec, String... more) {
    Map<String, String> props = props(more);
    props.put("spec", spec.replace('\'', '"'));
    return Post.errors(Jolt.CONFIG_DEF, props).toString();
  }

  @Test
  void refusesAnUnknownFunctionThatJoltReadsOver() {
    assertThat(modifiedByJolt("{'a':'=toIntger'}", "{'a':'5'}")).isEqualTo(Json.of("{'a':'5'}"));

    assertThat(problems(MODIFY.formatted("{'a':'=toIntger'}")))
        .contains("line 1 col 51, /0/spec/a: unknown function 'toIntger'")
        .contains("did you mean 'toInteger'?");
  }

  @Test
  void refusesAnUnknownFunctionForWhichJoltWritesItsArgument() {
    assertThat(modifiedByJolt("{'b':'=foo(@(1,a))'}", "{'a':1}")).isEqualTo(Map.of("a", 1, "b", 1));

    assertThat(problems(MODIFY.formatted("{'b':'=foo(@(1,a))'}")))
        .contains("unknown function 'foo'");
  }

  @Test
  void letsItsPolicySayWhatAFailedCastBecomes() {
    String spec = "{'a':'=toInteger'}";
    assertThat(modifiedByJolt(spec, "{'a':'n/a'}")).isEqualTo(Map.of("a", "n/a"));

    assertThat(modified(spec, "{'a':'n/a'}")).isEqualTo(Map.of("a", "n/a"));
    assertThat(modified(spec, "{'a':'n/a'}", "on.cast.error", "null"))
        .isEqualTo(Collections.singletonMap("a", null));
    assertThatThrownBy(() -> modified(spec, "{'a':'n/a'}", "on.cast.error", "fail"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "/a: =toInteger cannot convert a string of 3 characters to an integer of 32 bits");
    assertThatThrownBy(() -> modified(spec, "{'a':'n/a'}", "schema", "a STRING"))
        .isInstanceOf(DataException.class);
  }

  @Test
  void neverWrapsANumberAround() {
    String spec = "{'a':'=toInteger'}";
    assertThat(modifiedByJolt(spec, "{'a':1718000001234}")).isEqualTo(Map.of("a", 13082834));

    assertThat(modified(spec, "{'a':1718000001234}")).isEqualTo(Map.of("a", 1718000001234L));
    assertThatThrownBy(() -> modified(spec, "{'a':1718000001234}", "on.cast.error", "fail"))
        .isInstanceOf(DataException.class);
    assertThat(modifiedByJolt("{'s':'=intSum(@(1,a),@(1,a))'}", "{'a':2147483647}"))
        .isEqualTo(Map.of("a", 2147483647, "s", -2));
    assertThat(modified("{'s':'=intSum(@(1,a),@(1,a))'}", "{'a':2147483647}"))
        .isEqualTo(Map.of("a", 2147483647L));
    assertThat(modified("{'a':'=abs'}", "{'a':-9223372036854775808}"))
        .isEqualTo(Map.of("a", Long.MIN_VALUE));
  }

  @Test
  void leavesItsInputAndEverySharedPartOfItAlone() {
    String chain =
        "[{'operation':'shift','spec':{'car':['one','two']}},"
            + "{'operation':'modify-overwrite-beta','spec':{'one':{'id':'x'}}}]";
    Object changed = Json.asJolt(Json.of("{'car':{'id':1}}"));
    assertThat(jolt(chain, changed)).isEqualTo(Json.of("{'one':{'id':'x'},'two':{'id':'x'}}"));
    assertThat(changed).isEqualTo(Json.of("{'car':{'id':'x'}}"));

    Object kept = Json.of("{'car':{'id':1}}");
    assertThat(ours(kept, "spec", chain)).isEqualTo(Json.of("{'one':{'id':'x'},'two':{'id':1}}"));
    assertThat(kept).isEqualTo(Json.of("{'car':{'id':1}}"));
  }

  @Test
  void worksOnMapsThatCannotBeChanged() {
    String chain = "[{'operation':'default','spec':{'b':1}}]";
    assertThatThrownBy(() -> jolt(chain, Map.of("a", 1)))
        .isInstanceOf(UnsupportedOperationException.class);

    assertThat(ours(Map.of("a", 1), "spec", chain)).isEqualTo(Map.of("a", 1, "b", 1L));
  }

  @Test
  void makesNoTombstoneOfARecordForWhichNothingIsWritten() {
    String chain = SHIFT.formatted("{'none':'x'}");
    assertThat(jolt(chain, Map.of("a", 1))).isNull();

    assertThatThrownBy(() -> ours(Map.of("a", 1), "spec", chain)).isInstanceOf(DataException.class);
    assertThat(apply(Map.of("a", 1), "spec", chain, "on.empty", "drop")).isNull();
    assertThat(ours(Map.of("a", 1), "spec", chain, "on.empty", "pass")).isEqualTo(Map.of("a", 1));
    assertThat(ours(Map.of("a", 1), "spec", chain, "on.empty", "tombstone")).isNull();
  }

  @Test
  void givesADeclaredArrayForOneMatchAndForTwo() {
    String chain = SHIFT.formatted("{'l':{'*':'o'}}");
    assertThat(jolt(chain, Json.of("{'l':['a']}"))).isEqualTo(Map.of("o", "a"));
    assertThat(jolt(chain, Json.of("{'l':['a','b']}"))).isEqualTo(Map.of("o", List.of("a", "b")));

    String schema = "o ARRAY<STRING>";
    assertThat(((Struct) ours(Json.of("{'l':['a']}"), "spec", chain, "schema", schema)).get("o"))
        .isEqualTo(List.of("a"));
    assertThat(
            ((Struct) ours(Json.of("{'l':['a','b']}"), "spec", chain, "schema", schema)).get("o"))
        .isEqualTo(List.of("a", "b"));
  }

  @Test
  void givesAnEmptyDeclaredArrayForAnEmptyOne() {
    String chain = SHIFT.formatted("{'id':'id','l':{'*':'o'}}");
    assertThat(jolt(chain, Json.of("{'id':'x','l':[]}"))).isEqualTo(Map.of("id", "x"));

    Object row =
        ours(Json.of("{'id':'x','l':[]}"), "spec", chain, "schema", "id STRING, o ARRAY<STRING>");
    assertThat(((Struct) row).get("o")).isEqualTo(List.of());
  }

  @Test
  void buildsNoHugeListBecauseARecordNamesAHugeIndex() {
    String chain = SHIFT.formatted("{'*':'o[&]'}");
    assertThat(((List<?>) ((Map<?, ?>) jolt(chain, Json.of("{'1000':1}"))).get("o"))).hasSize(1001);

    assertThatThrownBy(() -> ours(Json.of("{'1000':1}"), "spec", chain, "limits.max.index", "999"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("limits.max.index=999");
  }

  @Test
  void refusesAReferenceBeyondTheLevelsBeforeAnyRecord() {
    assertThatThrownBy(() -> jolt(SHIFT.formatted("{'a':'&9.x'}"), Map.of("a", 1)))
        .isInstanceOf(IndexOutOfBoundsException.class);

    assertThat(problems(SHIFT.formatted("{'a':'&9.x'}"))).contains("'&9' goes 9 levels up");
    assertThat(problems(MODIFY.formatted("{'a':'@(9,x)'}"))).contains("'@(9,x)' goes 9 levels up");
  }

  @Test
  void namesTheLineAndThePathOfABadRightHandSide() {
    assertThatThrownBy(() -> jolt(SHIFT.formatted("{'a':5}"), Map.of("a", 1)))
        .message()
        .doesNotContain("line");

    assertThat(problems("[{'operation':'shift','spec':{\n 'a':5}}]"))
        .contains("line 2 col 6, /0/spec/a: found a number; expected a path");
  }

  @Test
  void takesTheLongsOfConnectForTheIntsOfASpec() {
    String spec =
        "{'s':'=substring(@(1,s),@(1,from),@(1,to))','p':'=leftPad(@(1,p),@(1,to),x)',"
            + "'r':'=rightPad(@(1,p),@(1,to),x)','d':'=intSubtract(@(1,to),@(1,from))'}";
    Object input = Json.of("{'s':'abcdef','p':'1','from':1,'to':3}");
    assertThat(jolt(MODIFY.formatted(spec), Json.copy(input))).isEqualTo(input);

    assertThat(ours(input, "spec", MODIFY.formatted(spec)))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .contains(entry("s", "bc"), entry("p", "xx1"), entry("r", "xx1"), entry("d", 2));
  }

  @Test
  void namesEntriesOfMapsWithOtherKeysByTheirText() {
    Map<Object, Object> odd = Map.of(5, "five", true, "yes");
    String chain = SHIFT.formatted("{'5':'n','*':'rest.&'}");
    assertThatThrownBy(() -> jolt(chain, odd)).isInstanceOf(ClassCastException.class);

    assertThat(ours(odd, "spec", chain)).isEqualTo(Json.of("{'n':'five','rest':{'true':'yes'}}"));
  }

  @Test
  void givesEachRecordItsOwnCopyOfALiteral() {
    Jolt<SourceRecord> jolt = new Jolt.Value<>();
    jolt.configure(props("spec", "[{'operation':'default','spec':{'tags':['a'],'pos':{'x':1}}}]"));
    SourceRecord record = new SourceRecord(null, null, "t", null, null, null, null, Map.of("i", 1));

    Map<?, ?> one = (Map<?, ?>) jolt.apply(record).value();
    Map<?, ?> two = (Map<?, ?>) jolt.apply(record).value();

    assertThat(one.get("tags")).isEqualTo(two.get("tags")).isNotSameAs(two.get("tags"));
    assertThat(one.get("pos")).isEqualTo(two.get("pos")).isNotSameAs(two.get("pos"));
  }

  @Test
  void castsTextsOfNumbersAsJoltDoes() {
    for (String text :
        List.of("37.76", "-1e3", ".5", "5.", "1d", " 7 ", "NaN", "x", "", "-", "1e")) {
      String input = "{'a':'" + text + "'}";
      assertThat(modified("{'a':'=toDouble'}", input))
          .as(text)
          .isEqualTo(modifiedByJolt("{'a':'=toDouble'}", input));
    }
  }

  @Test
  void answersAnExtremeThatIsAmongTheNumbers() {
    assertThat(modifiedByJolt("{'m':'=max(1, 1.5)'}", "{}")).isEqualTo(Map.of("m", 1));
    assertThat(modifiedByJolt("{'m':'=min(@(1,l))'}", "{'l':[1718000001234,1718000009999]}"))
        .extracting("m")
        .isEqualTo(Integer.MAX_VALUE);

    assertThat(modified("{'m':'=max(1, 1.5)'}", "{}")).isEqualTo(Map.of("m", 1.5));
    assertThat(modified("{'m':'=min(@(1,l))'}", "{'l':[1718000001234,1718000009999]}"))
        .extracting("m")
        .isEqualTo(1718000001234L);
  }

  @Test
  void subtractsIntegersAndNumbersOfAnyType() {
    String spec = "{'l':'=longSubtract(@(1,a), 1)','d':'=doubleSubtract(@(1,a), 0.5)'}";
    assertThat(modifiedByJolt(spec, "{'a':3}")).isEqualTo(Map.of("a", 3));

    assertThat(modified(spec, "{'a':3}")).isEqualTo(Map.of("a", 3L, "l", 2L, "d", 2.5));
  }

  @Test
  void takesNullsFromWhatItAnswersAndNotFromItsArgument() {
    String spec = "{'b':'=squashNulls(@(1,a))'}";
    assertThat(modifiedByJolt(spec, "{'a':[1,null]}"))
        .isEqualTo(Json.asJolt(Json.of("{'a':[1],'b':[1]}")));

    assertThat(modified(spec, "{'a':[1,null]}")).isEqualTo(Json.of("{'a':[1,null],'b':[1]}"));
    assertThat(modifiedByJolt("{'c':'=squashNulls(1, @(1,x))'}", "{}")).isEqualTo(Map.of());
    assertThat(modified("{'c':'=squashNulls(1, @(1,x))'}", "{}"))
        .isEqualTo(Map.of("c", List.of(1)));
  }

  @Test
  void sortsToAListThatOtherFunctionsTake() {
    String spec = "{'a':'=sort','n':'=size(@(1,a))'}";
    assertThat(modifiedByJolt(spec, "{'a':[2,1]}"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("a");

    assertThat(modified(spec, "{'a':[2,1]}")).isEqualTo(Map.of("a", List.of(1L, 2L), "n", 2));
  }

  @Test
  void changesOnlyTheEntryThatAKeyNames() {
    String spec = "{'b':'@(1,a)','a':{'x':'new'}}";
    assertThat(modifiedByJolt(spec, "{'a':{'x':'old'}}"))
        .isEqualTo(Json.of("{'a':{'x':'new'},'b':{'x':'new'}}"));

    assertThat(modified(spec, "{'a':{'x':'old'}}"))
        .isEqualTo(Json.of("{'a':{'x':'new'},'b':{'x':'old'}}"));
    assertThat(modified("{'a':{'own':'@(2,a)'}}", "{'a':{'x':1}}"))
        .as("a container within itself")
        .isEqualTo(Json.of("{'a':{'x':1,'own':{'x':1}}}"));
  }

  @Test
  void keepsTheContainersOfASpecToItself() {
    String spec = "{'a|b':{},'b?':{'x':1}}".replace("a|b", "a|c");
    assertThat(modified(spec, "{'b':{}}")).isEqualTo(Json.of("{'a':{},'b':{'x':1},'c':{}}"));

    String shared =
        "[{'operation':'modify-overwrite-beta','spec':{'a|b':{}}},"
            + "{'operation':'modify-overwrite-beta','spec':{'a':{'x':1}}}]";
    assertThat(jolt(shared, new HashMap<>()))
        .isEqualTo(Json.asJolt(Json.of("{'a':{'x':1},'b':{'x':1}}")));
    assertThat(ours(Map.of(), "spec", shared)).isEqualTo(Json.of("{'a':{'x':1},'b':{}}"));
  }

  @Test
  void readsStructsWhereJoltNeedsMaps() {
    Schema schema = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build();
    Struct struct = new Struct(schema).put("a", "5");

    assertThat(ours(struct, "spec", MODIFY.formatted("{'a':'=toInteger'}")))
        .isEqualTo(Map.of("a", 5));
    assertThat(struct.get("a")).isEqualTo("5");
  }
}
