package io.tributary.connect.smt.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class InferenceTest {

  private static Inference inference(
      String seed, int maxFields, int maxVersions, OnSchemaLimit on) {
    Problems problems = new Problems();
    List<Column> columns = seed.isEmpty() ? List.of() : DdlParser.parse(seed, false, problems);
    assertThat(problems.describe("infer.seed")).isEmpty();
    return new Inference(new InferenceSettings(null, columns, 3, maxFields, maxVersions, on));
  }

  private static Inference inference() {
    return inference("", 500, 50, OnSchemaLimit.FAIL);
  }

  private static Struct row(Inference inference, String json) {
    Struct row = inference.row(Json.frozen(Json.of(json)), "t");
    row.validate();
    return row;
  }

  private static String shape(Schema schema) {
    return switch (schema.type()) {
      case STRUCT ->
          schema.fields().stream()
              .map(field -> field.name() + " " + shape(field.schema()))
              .collect(Collectors.joining(", ", "{", "}"));
      case ARRAY -> "[" + shape(schema.valueSchema()) + "]";
      default -> schema.type().name();
    };
  }

  private static String shapeAfter(String... records) {
    Inference inference = inference();
    Struct last = null;
    for (String json : records) {
      last = row(inference, json);
    }
    return shape(last.schema());
  }

  @Test
  void givesEachValueTheNarrowestTypeThatAllOfItsKindFit() {
    assertThat(shapeAfter("{'b':true,'i':1,'d':1.5,'s':'x','o':{'n':1},'l':[1,2.5]}"))
        .isEqualTo("{b BOOLEAN, i INT64, d FLOAT64, s STRING, o {n INT64}, l [FLOAT64]}");
  }

  @Test
  void typesWhatStructsHoldBeyondJson() {
    Struct row =
        inference().row(Map.of("at", new Date(5), "raw", ByteBuffer.wrap(new byte[] {1})), "t");

    assertThat(row.schema().field("at").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
    assertThat(row.schema().field("raw").schema().type()).isEqualTo(Schema.Type.BYTES);
  }

  @Test
  void widensOneStepAtATimeAndNeverBack() {
    Inference inference = inference();

    assertThat(shape(row(inference, "{'a':1}").schema())).isEqualTo("{a INT64}");
    Struct doubles = row(inference, "{'a':1.5}");
    assertThat(shape(doubles.schema())).isEqualTo("{a FLOAT64}");
    Struct whole = row(inference, "{'a':2}");
    assertThat(whole.schema()).isSameAs(doubles.schema());
    assertThat(whole.get("a")).isEqualTo(2.0);
    assertThat(row(inference, "{'a':true}").get("a")).isEqualTo("true");
    assertThat(row(inference, "{'a':{'x':[1]}}").get("a")).isEqualTo("{\"x\":[1]}");
    assertThat(row(inference, "{'a':[1,null]}").get("a")).isEqualTo("[1,null]");
    assertThat(shape(row(inference, "{'a':1}").schema())).isEqualTo("{a STRING}");
  }

  @Test
  void appendsColumnsInTheOrderInWhichTheyGetAType() {
    assertThat(shapeAfter("{'b':1,'late':null,'c':1}", "{'a':1,'late':'x','b':2}"))
        .isEqualTo("{b INT64, c INT64, a INT64, late STRING}");
    assertThat(shapeAfter("{'o':{'b':1}}", "{'o':{'a':1,'b':1}}"))
        .isEqualTo("{o {b INT64, a INT64}}");
  }

  @Test
  void leavesOutWhatNothingTellsTheTypeOf() {
    assertThat(shapeAfter("{'n':null,'l':[],'nl':[null],'o':{},'oo':{'x':{}},'ll':[[]],'a':1}"))
        .isEqualTo("{a INT64}");
    assertThat(shapeAfter("{'l':[]}", "{'l':[1]}")).isEqualTo("{l [INT64]}");
  }

  @Test
  void takesASingleValueForAListOnceTheColumnIsAList() {
    Inference inference = inference();
    Schema lists = row(inference, "{'l':['a','b']}").schema();

    Struct single = row(inference, "{'l':'c'}");

    assertThat(single.schema()).isSameAs(lists);
    assertThat(single.get("l")).isEqualTo(List.of("c"));
    assertThat(shapeAfter("{'l':[1]}", "{'l':[{'x':1}]}")).isEqualTo("{l [STRING]}");
  }

  @Test
  void writesAsJsonWhatIsNestedTooDeep() {
    Inference inference = inference();

    Struct row = row(inference, "{'a':{'b':{'c':{'d':1,'e':{'f':2}}}},'l':[[[[1]]]]}");

    assertThat(shape(row.schema())).isEqualTo("{a {b {c {d INT64, e STRING}}}, l [[[STRING]]]}");
    assertThat(row.getStruct("a").getStruct("b").getStruct("c").get("e")).isEqualTo("{\"f\":2}");
  }

  @Test
  void keepsTheRowsOfEachTopicApartButSharesEqualSchemas() {
    Inference inference = inference();

    Struct one = inference.row(Map.of("a", 1L), "t");
    Struct two = inference.row(Map.of("a", 2L), "u");
    Struct other = inference.row(Map.of("b", 2L), "v");

    assertThat(two.schema()).isSameAs(one.schema());
    assertThat(shape(other.schema())).isEqualTo("{b INT64}");
  }

  @Test
  void failsWhatWouldGrowBeyondTheLimitsAndTakesWhatFits() {
    Inference inference = inference("", 3, 2, OnSchemaLimit.FAIL);
    Schema first = row(inference, "{'a':1,'o':{'x':1}}").schema();

    assertThatThrownBy(() -> row(inference, "{'b':1}"))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("infer.max.fields=3");
    assertThat(row(inference, "{'a':2}").schema()).isSameAs(first);
    assertThat(shape(row(inference, "{'a':2.5}").schema())).isEqualTo("{a FLOAT64, o {x INT64}}");
    assertThatThrownBy(() -> row(inference, "{'a':'text'}"))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("infer.max.versions=2");
  }

  @Test
  void gathersWhatComesTooLateInOneColumn() {
    Inference inference = inference("", 2, 50, OnSchemaLimit.JSON);
    row(inference, "{'a':1,'_more':2}");

    Struct late = row(inference, "{'a':'text','b':{'c':[1]},'_more':3,'n':null}");
    Struct fitting = row(inference, "{'a':7}");

    assertThat(shape(late.schema())).isEqualTo("{a INT64, _more INT64, _more_ STRING}");
    assertThat(late.get("a")).isNull();
    assertThat(late.get("_more")).isEqualTo(3L);
    assertThat(late.get("_more_")).isEqualTo("{\"a\":\"text\",\"b\":{\"c\":[1]}}");
    assertThat(fitting.schema()).isSameAs(late.schema());
    assertThat(fitting.get("_more_")).isNull();
  }

  @Test
  void startsFromTheSeed() {
    Inference inference =
        inference(
            "id STRING!, seen TIMESTAMP(s), n BIGINT, o STRUCT<x BIGINT>",
            500,
            50,
            OnSchemaLimit.FAIL);

    Struct row = row(inference, "{'o':{'y':1,'x':2.5},'id':7,'seen':10,'n':1}");

    assertThat(row.schema().fields())
        .extracting(Field::name)
        .containsExactly("id", "seen", "n", "o");
    assertThat(row.get("id")).isEqualTo("7");
    assertThat(row.get("seen")).isEqualTo(new Date(10_000));
    assertThat(shape(row.schema().field("o").schema())).isEqualTo("{x FLOAT64, y INT64}");
    assertThatThrownBy(() -> inference.row(Map.of("n", 1L), "t"))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("/id");
  }

  @Test
  void infersNothingFromWhatIsNoObject() {
    assertThatThrownBy(() -> inference().row(List.of(1L), "t"))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining("objects only");
  }

  @Test
  void givesAMillionRecordsOneSchema() {
    Inference inference = inference();
    Map<String, Object> record = new LinkedHashMap<>(Map.of("id", "x", "n", 1L, "d", 0.5));
    Schema first = inference.row(record, "t").schema();

    for (long i = 0; i < 1_000_000; i++) {
      record.put("n", i);
      if (inference.row(record, "t").schema() != first) {
        throw new AssertionError("another schema at record " + i);
      }
    }
  }

  @Test
  void onlyEverWidensOverRandomRecords() {
    SplittableRandom random = new SplittableRandom(4);
    Inference inference = inference();
    List<String> before = List.of();
    for (int i = 0; i < 5_000; i++) {
      Struct row = inference.row(tree(random, 4), "t");
      row.validate();
      List<String> names = row.schema().fields().stream().map(Field::name).toList();
      assertThat(names.subList(0, before.size())).isEqualTo(before);
      before = names;
    }
    assertThat(before).hasSize(6);
  }

  private static Map<String, Object> tree(SplittableRandom random, int depth) {
    Map<String, Object> tree = new HashMap<>();
    int fields = random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      tree.put("abcdef".substring(i, i + 1), value(random, depth - 1));
      tree.put(String.valueOf("abcdef".charAt(random.nextInt(6))), value(random, depth - 1));
    }
    return tree;
  }

  private static Object value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> random.nextDouble();
      case 4 -> "s" + random.nextInt();
      case 5 -> new Date(random.nextInt());
      case 6 -> tree(random, depth);
      default -> new ArrayList<>(List.of("x", 1L));
    };
  }
}
