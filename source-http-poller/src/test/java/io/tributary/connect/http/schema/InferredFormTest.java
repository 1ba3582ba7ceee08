package io.tributary.connect.http.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.SchemaEvolution;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class InferredFormTest {

  private final InferredForm form =
      new InferredForm("thing", SchemaEvolution.APPEND, null, List.of());

  @Test
  void seesAllOfABatchBeforeItSettlesASchema() {
    form.observe(Map.of("n", 1L));
    form.observe(Map.of("n", 1.5, "name", "x"));

    Struct first = value(Map.of("n", 1L));

    assertThat(first.schema().name()).isEqualTo("thing");
    assertThat(first.schema().version()).isEqualTo(1);
    assertThat(first.get("n")).isEqualTo(1.0);
    assertThat(first.schema().field("name").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
  }

  @Test
  void addsFieldsAtTheEndAndTakesNoneAway() {
    Schema before = seen(Map.of("b", 1L)).schema();
    Schema after = seen(Map.of("a", true)).schema();

    assertThat(after.fields()).extracting(Field::name).containsExactly("b", "a");
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(seen(Map.of("b", 2L)).schema()).isSameAs(after);
  }

  @Test
  void leavesOutWhatWasOnlyNullAndAppendsItOnceItIsKnown() {
    assertThat(seen(nullAnd("late", "n")).schema().fields())
        .extracting(Field::name)
        .containsExactly("n");
    assertThat(seen(Map.of("late", "x")).schema().fields())
        .extracting(Field::name)
        .containsExactly("n", "late");
  }

  @Test
  void infersObjectsAndArrays() {
    Struct value =
        seen(
            Map.of("pos", Map.of("lat", 1.5), "tags", Arrays.asList("a", null), "none", List.of()));

    assertThat(value.getStruct("pos").get("lat")).isEqualTo(1.5);
    assertThat(value.schema().field("tags").schema())
        .isEqualTo(SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build());
    assertThat(value.schema().field("none")).isNull();
  }

  @Test
  void takesTextsAndBytesAsTheyAre() {
    form.observe("a line");

    assertThat(form.value(new Object[0], "a line")).isEqualTo("a line");
    assertThat(form.schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
  }

  @Test
  void refusesToChangeAType() {
    seen(Map.of("n", 1L));

    assertThatThrownBy(() -> form.observe(Map.of("n", "4711")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'n' holds now INT64, now STRING")
        .hasMessageNotContaining("4711");
    assertThat(seen(Map.of("n", 2L)).get("n")).isEqualTo(2L);
  }

  @Test
  void addsNothingAfterTheFirstBatchWhereThatSettlesIt() {
    InferredForm fixed = new InferredForm(null, SchemaEvolution.NONE, null, List.of());
    fixed.observe(Map.of("n", 1L));
    fixed.value(new Object[0], Map.of("n", 1L));

    assertThatThrownBy(() -> fixed.observe(Map.of("m", 1L))).isInstanceOf(DataException.class);
  }

  @Test
  void beginsWithWhatIsDeclared() {
    InferredForm started =
        new InferredForm(
            null,
            SchemaEvolution.APPEND,
            DeclaredSchema.parse("id STRING NOT NULL, at TIMESTAMP"),
            List.of());
    started.observe(Map.of("id", "x", "at", 1_700_000_000L, "more", 1L));
    Struct value = (Struct) started.value(new Object[0], Map.of("id", "x", "at", 1_700_000_000L));

    assertThat(value.schema().fields()).extracting(Field::name).containsExactly("id", "at", "more");
    assertThat(value.get("at")).isEqualTo(new java.util.Date(1_700_000_000_000L));
  }

  @Test
  void stopsWhereNamesAreData() {
    Map<String, Object> ids = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      ids.put("id" + i, 1L);
    }

    assertThatThrownBy(() -> form.observe(ids)).hasMessageContaining("value.mode=map");
  }

  private Struct seen(Map<String, Object> tree) {
    form.observe(tree);
    return value(tree);
  }

  private Struct value(Map<String, Object> tree) {
    return (Struct) form.value(new Object[0], tree);
  }

  private static Map<String, Object> nullAnd(String missing, String there) {
    Map<String, Object> tree = new HashMap<>(Collections.singletonMap(missing, null));
    tree.put(there, 1L);
    return tree;
  }
}
