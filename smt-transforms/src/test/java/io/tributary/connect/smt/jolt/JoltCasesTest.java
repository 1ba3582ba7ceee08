package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.Structs;
import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.json.JsonWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own cases of every operation, each held against Jolt itself. */
class JoltCasesTest {

  static Stream<Arguments> cases() {
    Stream<Map<String, Object>> shifts =
        Json.cases("jolt/shift.json").stream().peek(one -> one.put("operation", "shift"));
    Stream<Map<String, Object>> edits = Json.cases("jolt/edits.json").stream();
    Stream<Map<String, Object>> modifies = Json.cases("jolt/modifies.json").stream();
    Stream<Map<String, Object>> chains = Json.cases("jolt/chains.json").stream();
    return Stream.of(shifts, edits, modifies, chains)
        .flatMap(all -> all)
        .map(one -> Arguments.of(one.get("name"), one));
  }

  static Stream<Arguments> casesThatAStructCanHold() {
    return cases().filter(one -> Structs.infer(((Map<?, ?>) one.get()[1]).get("input")) != null);
  }

  private static Object chainOf(Map<String, Object> one) {
    return one.containsKey("operation")
        ? Specs.chainOf((String) one.get("operation"), one.get("spec"))
        : one.get("spec");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheExpectedTreeAndLeavesItsInputAlone(String name, Map<String, Object> one) {
    Object output =
        Specs.compile(chainOf(one))
            .apply(Json.frozen(one.get("input")), one.get("context"), Specs.LIMITS);

    assertThat(SameTree.normal(output)).isEqualTo(SameTree.normal(one.get("expected")));
    if (one.containsKey("keyOrder")) {
      assertThat(JsonWriter.write(output)).isEqualTo(JsonWriter.write(one.get("expected")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesWhatJoltGives(String name, Map<String, Object> one) {
    Object answer = Specs.askJolt(chainOf(one), one.get("input"), one.get("context"));

    Object expected = SameTree.normal(one.get("expected"));
    if (one.containsKey("differs")) {
      assertThat(SameTree.normal(answer)).isNotEqualTo(expected);
    } else {
      assertThat(SameTree.normal(answer)).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesThatAStructCanHold")
  void readsStructsAsItReadsMaps(String name, Map<String, Object> one) {
    SchemaAndValue input = Structs.infer(one.get("input"));

    Object output =
        Specs.compile(chainOf(one)).apply(input.value(), one.get("context"), Specs.LIMITS);

    assertThat(SameTree.normal(StructMaps.toPlain(output)))
        .isEqualTo(SameTree.normal(one.get("expected")));
  }
}
