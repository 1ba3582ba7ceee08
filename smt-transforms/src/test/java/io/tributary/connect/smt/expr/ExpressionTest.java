package io.tributary.connect.smt.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic, the names and the bounds of expressions. */
class ExpressionTest {

  private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

  private static final Object BUS =
      Json.of(
          "{'id':'8189','speed':21.5,'age':231,'none':null,'full':true,'pos':{'lat':43.7,'lon':-79.4},"
              + "'stops':['a','b'],'big':9223372036854775807,'long_name':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'}");

  private static Object evaluate(String text) {
    return evaluate(text, null, BUS);
  }

  private static Object evaluate(String text, Schema schema, Object value) {
    Problems problems = new Problems();
    Expression expression =
        new Expressions(Clock.fixed(NOW, ZoneOffset.UTC))
            .compile(text, Position.START, "/x", Names.ofAnyFields(), problems);
    assertThat(problems.describe("set")).isEmpty();
    SourceRecord record = new SourceRecord(null, null, "buses", 3, null, "k", schema, value, 1000L);
    record.headers().addString("trace-id", "abc");
    return expression.evaluate(new RecordVariables(record, value, Map.of()));
  }

  private static String problems(String text) {
    Problems problems = new Problems();
    assertThat(
            new Expressions(Clock.systemUTC())
                .compile(text, new Position(1, 11), "/x", Names.ofAnyFields(), problems))
        .isNull();
    return problems.describe("set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "age + 1 ;; 232",
        "age - 1 ;; 230",
        "age * 2 ;; 462",
        "age / 2 ;; 115.5",
        "6 / 3 ;; 2.0",
        "age div 2 ;; 115",
        "age DIV 2 % 10 ;; 5",
        "-7 div 2 ;; -3",
        "100 - 7 div 2 * 2 ;; 94",
        "'a div b' + 'c' ;; a div bc",
        "age % 2 ;; 1",
        "speed * 3.6 ;; 77.4",
        "-age ;; -231",
        "(age + 1) * 2 ;; 464",
        "1 + 2 * 3 ;; 7",
        "speed > 20 ;; true",
        "age >= 231.0 ;; true",
        "age == 231.0 ;; true",
        "id == '8189' ;; true",
        "id != '8189' ;; false",
        "id < '9' ;; true",
        "none == null ;; true",
        "age == null ;; false",
        "full && speed > 30 ;; false",
        "full || speed > 30 ;; true",
        "!full ;; false",
        "not full ;; false",
        "speed > 20 ? 'fast' : 'slow' ;; fast",
        "none > 3 ? 'yes' : 'no' ;; no",
        "none ?? 'x' ;; x",
        "pos.lat ;; 43.7",
        "pos['lat'] ;; 43.7",
        "$value.pos.lon ;; -79.4",
        "stops[1] ;; b",
        "stops[-1] ;; b",
        "id =~ ['1', '8189'] ;; true",
        "id !~ ['1', '8189'] ;; false",
        "id =~ '8[0-9]+' ;; true",
        "id =~ '8' ;; false",
        "id =^ '81' ;; true",
        "id =$ '89' ;; true",
        "size(stops) ;; 2",
        "empty(stops) ;; false",
        "empty(none) ;; true",
        "$topic ;; buses",
        "$partition ;; 3",
        "$key ;; k",
        "$headers['trace-id'] ;; abc",
      })
  void hasTheValue(String text, String value) {
    assertThat(evaluate(text)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none + 1",
        "1 - none",
        "none * none",
        "1 / none",
        "none div 2",
        "1 div none",
        "-none",
        "!none",
        "none > 1",
        "1 <= none",
        "none.a.b",
        "none[0]",
        "missing",
        "pos.missing",
        "stops[7]",
        "UPPER(none)",
        "GEOHASH(none, 1, 3)",
        "$headers.missing",
        "$offset",
      })
  void isNullWhereAPartIsNull(String text) {
    assertThat(evaluate(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "id * 2 ;; '*' needs numbers, but has a string",
        "id + 1 ;; CONCAT",
        "id == 8189 ;; cannot compare a string with a number; strings are never numbers",
        "id > 5 ;; cannot order a string with a number",
        "full > full ;; cannot order values that are each a boolean",
        "big + 1 ;; beyond 64 bits",
        "big * 2 ;; beyond 64 bits",
        "age / 0 ;; division by zero",
        "age div 0 ;; division by zero",
        "age % 0 ;; division by zero",
        "1e308 * 10 ;; no finite number",
        "age ? 1 : 2 ;; a condition must be true or false, but is a number",
        "!age ;; '!' needs a boolean",
        "age.x ;; has no fields",
        "stops['a'] ;; a list has items by number",
        "id =~ age ;; '=~' finds a value in a list",
        "UPPER(age) ;; UPPER needs a string as argument 1, but has a number",
        "LPAD(id, 100000000, ' ') ;; LPAD needs an integer from 0 to 1048576",
        "1e900b * 1e900b ;; exponent",
        "long_name =~ '(x*)(x*)(x*)(x*)(x*)[1]y' ;; steps",
      })
  void failsTheRecord(String text, String why) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("8189");
  }

  @Test
  void failsWhereTheSchemaLacksAField() {
    Schema schema =
        SchemaBuilder.struct()
            .field("speed", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("age", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
    Struct bus = new Struct(schema).put("age", 3);

    assertThat(evaluate("age + 1", schema, bus)).isEqualTo(4L);
    assertThat(evaluate("speed + 1", schema, bus)).isNull();
    assertThatThrownBy(() -> evaluate("spede + 1", schema, bus))
        .isInstanceOf(BadValueException.class)
        .hasMessage("the schema has no field 'spede'; did you mean 'speed'?");
    assertThat(evaluate("HAS($value, 'spede')", schema, bus)).isEqualTo(false);
  }

  @Test
  void boundsTheStringsThatItMakes() {
    String doubled = "CONCAT(a, a)";
    Object megabyte = Map.of("a", "x".repeat(600_000));

    assertThatThrownBy(() -> evaluate(doubled, null, megabyte))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("1048576");
    assertThatThrownBy(() -> evaluate("a + a", null, megabyte))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("1048576");
    assertThatThrownBy(() -> evaluate("REPLACE(a, 'x', 'yy')", null, megabyte))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("1048576");
  }

  @Test
  void comparesDatesAndDecimals() {
    Object value = Map.of("at", new Date(5), "price", new BigDecimal("12.50"));

    assertThat(evaluate("at < NOW()", null, value)).isEqualTo(true);
    assertThat(evaluate("price * 2", null, value)).isEqualTo(new BigDecimal("25.00"));
    assertThat(evaluate("price == 12.5", null, value)).isEqualTo(true);
    assertThat(evaluate("price / 2", null, value)).hasToString("6.25");
    assertThatThrownBy(() -> evaluate("at < 7", null, value)).isInstanceOf(BadValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new('java.io.File', 'x')",
        "id.repeat(1000000000)",
        "''.class.forName('java.lang.Runtime')",
        "id.getClass()",
        "x = 1",
        "x += 1",
        "x++",
        "var x = 1",
        "while (true) { 1 }",
        "for (x : [1]) { x }",
        "if (full) 1 else 2",
        "1; 2",
        "(x) -> x",
        "() -> { 1 }",
        "function(x) { x }",
        "@lenient id",
        "#pragma a b",
        "1..1000000000",
        "{'a' : 1}",
        "{1, 2}",
        "`${id}`",
        "a & b",
        "a ;; b",
        "a << 60",
        "~a",
        "id instanceof Integer",
        "java:lang(1)",
        "return 1",
        "throw id",
        "$0",
        "stops[0] = 1",
        "pos.lat = 1",
      })
  void refusesEverythingButExpressions(String text) {
    assertThat(problems(text)).startsWith("set: line 1 col ").contains("/x: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id.class", "pos.class.classLoader", "stops.empty", "$value.class.name"})
  void reachesNothingOfJava(String text) {
    try {
      assertThat(evaluate(text)).isNull();
    } catch (BadValueException e) {
      assertThat(e)
          .hasMessageContaining("fields|number".split("\\|")[text.equals("stops.empty") ? 1 : 0]);
    }
  }

  @Test
  void saysWhereTheTextIsNoExpression() {
    assertThat(problems("speed * (3")).contains("line 1 col ").contains("not an expression");
    assertThat(problems("speed * ")).contains("not an expression");
    assertThat(problems(" ")).contains("there is no expression");
    assertThat(problems("(".repeat(3000))).contains("nested too deep");
    assertThat(problems("1+".repeat(3000))).contains("more than 4000 characters");
  }

  @Test
  void findsUnknownFunctionsAndWrongArguments() {
    assertThat(problems("1 + UPER(id)"))
        .contains("set: line 1 col 15, /x: unknown function 'UPER'")
        .contains("did you mean 'UPPER'?");
    assertThat(problems("GEOHASH(1, 2)")).contains("GEOHASH takes 3 arguments, but has 2");
    assertThat(problems("UPER(id) + LOWR(id)")).contains("'UPER'").contains("'LOWR'");
    assertThat(problems("id =~ 'a' && REGEX_EXTRACT(id, '(')"))
        .contains("REGEX_EXTRACT: not a regular expression");
    assertThat(problems("FORMAT_TIMESTAMP(NOW(), 'yyyy-bb')")).contains("not a pattern of dates");
    assertThat(problems("FORMAT_TIMESTAMP(NOW(), 'yyyy', 'Europe/Prag')"))
        .contains("unknown time zone");
    assertThat(problems("DATE_TRUNC('hours', NOW())")).contains("did you mean 'hour'?");
  }

  @Test
  void findsPartsThatNoRecordHas() {
    assertThat(problems("$topik")).contains("did you mean '$topic'?");
  }

  @Test
  void readsWhatItNames() {
    Problems problems = new Problems();
    Expression expression =
        new Expressions(Clock.systemUTC())
            .compile(
                "pos.lat + speed div UPPER($headers.x)",
                Position.START,
                "",
                Names.ofAnyFields(),
                problems);

    assertThat(expression.reads())
        .containsExactlyInAnyOrder(
            List.of("pos", "lat"), List.of("speed"), List.of("$headers", "x"));
  }
}
