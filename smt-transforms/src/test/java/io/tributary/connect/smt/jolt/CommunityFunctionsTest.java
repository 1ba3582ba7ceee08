package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joltcommunity.jolt.Chainr;
import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.jolt.step.Dialect;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions that Jolt's community fork has beyond Jolt, held against jolt-community 1.2.0. */
class CommunityFunctionsTest {

  private static final String INPUT =
      "{'s':'a.b.c','n':3,'x':2.5,'t':'4','ms':1718000001234,'day':'2026-11-20',"
          + "'at':'20.11.2026 05:06','iso':'2026-11-20T05:06:07Z','bad':'no date','zero':0}";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T05:06:07.890Z"), ZoneOffset.UTC);

  private static Object chain(String call) {
    return Specs.chainOf("modify-overwrite-beta", Map.of("out", call));
  }

  private static Object ours(String call) {
    Dialect dialect = new Dialect(false, OnCastError.KEEP, Set.of(), CLOCK);
    Chain chain =
        ChainCompiler.compile(JsonWriter.write(chain(call)), Limits.NONE, dialect, new Problems());
    return chain.apply(Json.frozen(Json.of(INPUT)), Specs.LIMITS);
  }

  private static Object out(String call) {
    return ((Map<?, ?>) ours(call)).get("out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=replace(@(1,s), '.', '-')",
        "=replace(@(1,s), 'x', '-')",
        "=replace(@(1,n), '.', '-')",
        "=replaceAll(@(1,s), '[ab]', '<$0>')",
        "=replaceAll(@(1,s), '[ab', '-')",
        "=replaceAll(@(1,s), 'a', '$9')",
        "=multiply(@(1,n), 4)",
        "=multiply(@(1,n), @(1,x))",
        "=multiply(@(1,t), @(1,x))",
        "=multiply(@(1,s), 2)",
        "=multiplyAndRound(1, @(1,x), 1.15)",
        "=multiplyAndRound(1, 'down', @(1,x), 1.15)",
        "=multiplyAndRound(1, 'sideways', @(1,x), 1.15)",
        "=multiplyAndRound(2, @(1,n), 4)",
        "=divideAndRound(2, @(1,n), 7)",
        "=divideAndRound(2, 'CEILING', @(1,n), 7)",
        "=divideAndRound(2, 'floor', @(1,n), 7)",
        "=divideAndRound(2, @(1,n), @(1,zero))",
        "=fromEpochMilli(@(1,ms))",
        "=fromEpochMilli(@(1,ms), 'yyyy-MM-dd HH:mm:ss.SSS', 'UTC')",
        "=fromEpochMilli(@(1,ms), 'EEE, d MMM yyyy HH:mm z', 'Europe/Berlin')",
        "=fromEpochMilli(@(1,s), 'yyyy', 'UTC')",
        "=fromEpochMilli(@(1,ms), 'yyyy', 'Nowhere/At_All')",
        "=toEpochMilli(@(1,day), 'yyyy-MM-dd', 'UTC')",
        "=toEpochMilli(@(1,day), 'yyyy-MM-dd', 'America/Toronto')",
        "=toEpochMilli(@(1,at), 'dd.MM.yyyy HH:mm', 'Europe/Berlin')",
        "=toEpochMilli(@(1,iso), 'yyyy-MM-dd'T'HH:mm:ssX', 'UTC')",
        "=toEpochMilli(@(1,bad), 'yyyy-MM-dd', 'UTC')",
        "=formatDate(@(1,day), 'yyyy-MM-dd', 'dd/MM/yyyy')",
        "=formatDate(@(1,at), 'dd.MM.yyyy HH:mm', 'yyyy-MM-dd HH:mm z', 'Asia/Tokyo')",
        "=formatDate(@(1,at), 'dd.MM.yyyy HH:mm', 'yyyy-MM-dd HH:mm', 'UTC', 'America/Toronto')",
        "=formatDate(@(1,bad), 'yyyy-MM-dd', 'dd/MM/yyyy')",
        "=dateAdd(@(1,day), 'yyyy-MM-dd', 'P1M', 'UTC')",
        "=dateAdd(@(1,at), 'dd.MM.yyyy HH:mm', 'P1DT20H', 'UTC')",
        "=dateAdd(@(1,at), 'dd.MM.yyyy HH:mm', 'PT90M', 'Europe/Berlin')",
        "=dateAdd(@(1,day), 'yyyy-MM-dd', 'soon', 'UTC')",
        "=dateSubstract(@(1,day), 'yyyy-MM-dd', 'P1Y2D', 'UTC')",
        "=dateSubstract(@(1,at), 'dd.MM.yyyy HH:mm', 'PT6H', 'UTC')"
      })
  void answersWhatTheForkAnswers(String call) {
    Object theirs =
        Chainr.fromSpec(Json.asJolt(chain(call))).transform(Json.asJolt(Json.of(INPUT)));

    assertThat(SameTree.normal(ours(call))).isEqualTo(SameTree.normal(theirs));
  }

  @Test
  void tellsTheTimeOfItsClock() {
    assertThat(out("=nowEpochMillis()")).isEqualTo(CLOCK.millis());
    assertThat(out("=nowEpochMillis")).isEqualTo(CLOCK.millis());
    assertThat(out("=now()")).isEqualTo("2026-11-20T05:06:07Z");
    assertThat(out("=now('dd.MM. HH:mm', 'Europe/Berlin')")).isEqualTo("20.11. 06:06");
  }

  @Test
  void givesEachCallAnIdentifierOfItsOwn() {
    String one = (String) out("=uuid()");

    assertThat(UUID.fromString(one)).hasToString(one);
    assertThat(out("=uuid")).isNotEqualTo(one);
  }

  @Test
  void neverMultipliesBeyondItsRange() {
    assertThat(ours("=multiply(@(1,ms), @(1,ms), 1)")).isEqualTo(Json.of(INPUT));
    assertThat(ours("=multiply(@(1,ms), 99999999)")).isEqualTo(Json.of(INPUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=replaceAll(@(1,a), '.*.*.*.*.*=', '')", "=split('.*.*.*.*.*=', @(1,a))"})
  void givesUpOnAnExpressionThatWouldTakeForEver(String call) {
    Chain chain = Specs.compile(chain(call));
    Map<String, Object> input = Map.of("a", "x".repeat(400));

    assertThatThrownBy(() -> chain.apply(input, Specs.LIMITS))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("/out: the regular expression takes too many steps");
  }

  @Test
  void givesUpOnAnExpressionThatNestsTooDeep() {
    Chain chain = Specs.compile(chain("=replaceAll(@(1,a), '(a|b)*c', '')"));
    Map<String, Object> input = Map.of("a", "ab".repeat(100_000));

    assertThatThrownBy(() -> chain.apply(input, Specs.LIMITS))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("/out: the regular expression");
  }

  @Test
  void paysForTheTextsItMakes() {
    List<Object> doubling =
        Collections.nCopies(
            40,
            Map.of(
                "operation",
                "modify-overwrite-beta",
                "spec",
                Map.of("a", "=concat(@(1,a), @(1,a))")));

    assertThatThrownBy(() -> Specs.compile(doubling).apply(Map.of("a", "xx"), Specs.LIMITS))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("limits.max.output.nodes");
  }
}
