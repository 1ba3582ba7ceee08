package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each policy makes of records whose columns are not those of the table. */
class SchemaEvolutionTest {

  private static final Schema INT = Schema.OPTIONAL_INT32_SCHEMA;
  private static final Schema LONG = Schema.OPTIONAL_INT64_SCHEMA;
  private static final Schema TEXT = Schema.OPTIONAL_STRING_SCHEMA;
  private static final Schema DOUBLE = Schema.OPTIONAL_FLOAT64_SCHEMA;
  private static final Schema FLOAT = Schema.OPTIONAL_FLOAT32_SCHEMA;

  @Nested
  class Add {

    private final HudiRowEncoder encoder = encoder(Map.of());

    @Test
    void addsWidensKeepsAndReorders() {
      encoder.include(row("a", INT, "f", FLOAT));
      encoder.include(row("b", TEXT, "f", DOUBLE, "a", LONG));
      assertThat(columns(encoder)).containsExactly("id long", "a long", "f double", "b string");
    }

    @Test
    void keepsTheWiderTypeForNarrowerRecords() {
      encoder.include(row("a", LONG, "d", DOUBLE));
      GenericRecord narrow =
          encode(encoder, new Struct(row("a", INT, "d", LONG)).put("a", 1).put("d", 7L));
      assertThat(narrow.get("a")).isEqualTo(1L);
      assertThat(narrow.get("d")).isEqualTo(7.0);
      assertThat(columns(encoder)).containsExactly("id long", "a long", "d double");
    }

    @Test
    void refusesAWholeNumberThatADoubleWouldRound() {
      encoder.include(row("d", DOUBLE));
      Struct row = new Struct(row("d", LONG)).put("id", 1L).put("d", (1L << 53) + 1);
      assertThatThrownBy(() -> encoder.encode(row))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("field d holds a number that does not fit")
          .hasMessageNotContaining("9007");
    }

    @Test
    void growsInsideStructsArraysAndMaps() {
      Schema before = SchemaBuilder.struct().optional().field("x", INT).build();
      Schema after = SchemaBuilder.struct().optional().field("y", TEXT).field("x", INT).build();
      encoder.include(nested(before));
      encoder.include(nested(after));
      String json = encoder.schema().json();
      assertThat(json.split("\"name\":\"y\"", -1)).hasSize(4);
    }

    /** Spark cannot tell null structs from others in files of before such a change. */
    @Test
    void keepsTheNumbersInsideStructsArraysAndMapsAsTheyAre() {
      Schema before = SchemaBuilder.struct().optional().field("x", INT).build();
      Schema after = SchemaBuilder.struct().optional().field("x", LONG).build();
      encoder.include(nested(before));
      TableSchema kept = encoder.schema();
      encoder.include(nested(after));
      assertThat(encoder.schema()).isEqualTo(kept);

      Schema row = nested(after);
      Struct fits = new Struct(row).put("s", new Struct(after).put("x", 5L));
      assertThat(encode(encoder, fits).get("s")).hasToString("{\"x\": 5}");
      Struct large = new Struct(row).put("s", new Struct(after).put("x", 1L << 31));
      assertThatThrownBy(() -> encode(encoder, large))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("does not fit its column");
    }

    @Test
    void refusesTypesThatCannotBeOneColumnAndChangesNothing() {
      encoder.include(
          row("a", INT, "s", SchemaBuilder.struct().optional().field("x", INT).build()));
      TableSchema before = encoder.schema();
      Schema text = SchemaBuilder.struct().optional().field("x", TEXT).build();
      assertRefused(encoder, row("a", TEXT), "column a is int in the table but string");
      assertRefused(encoder, row("a", DOUBLE), "column a is int in the table but double");
      assertRefused(encoder, row("new", TEXT, "s", text), "column s.x is int in the table");
      assertRefused(encoder, row("A", TEXT), "readers take the two for one");
      // In the place of the other: no policy for renamed columns would help.
      assertRefused(encoder, row("A", INT), "readers take the two for one");
      assertThat(encoder.schema()).isEqualTo(before);
    }

    @Test
    void saysWhatToDoWhereTasksBringTypesThatCannotBeOneColumn() {
      encoder.include(row("a", INT));
      HudiRowEncoder other = encoder(Map.of());
      other.include(row("a", TEXT));
      assertThatThrownBy(() -> encoder.include(other.schema()))
          .isInstanceOf(TableFailure.class)
          .hasMessageContaining("column a is int")
          .hasMessageContaining("tasks.max=1 until its first commit");
    }

    @Test
    void refusesAColumnThatSeemsToBeRenamed() {
      encoder.include(row("a", INT, "b", TEXT, "c", TEXT));
      TableSchema before = encoder.schema();
      assertRefused(
          encoder, row("a", INT, "city", TEXT, "c", TEXT), "column b seems to be renamed to city");
      assertRefused(
          encoder, row("number", INT, "b", TEXT, "c", TEXT), "column a seems to be renamed");
      Schema inner = SchemaBuilder.struct().optional().field("x", INT).build();
      Schema renamed = SchemaBuilder.struct().optional().field("z", INT).build();
      assertThat(encoder.schema()).isEqualTo(before);
      encoder.include(nested(inner));
      assertRefused(encoder, nested(renamed), "column s.x seems to be renamed to z");
    }

    @Test
    void takesAnAddedColumnBesideADroppedOneOfAnotherTypeOrPlaceForNoRename() {
      encoder.include(row("a", INT, "b", TEXT, "c", INT));
      encoder.include(row("a", INT, "d", LONG, "c", INT));
      encoder.include(row("a", INT, "c", INT, "e", TEXT));
      assertThat(columns(encoder))
          .containsExactly("id long", "a int", "b string", "c int", "d long", "e string");
    }

    @Test
    void addsARenamedColumnWhereThePolicySaysSo() {
      HudiRowEncoder adding = encoder(Map.of("schema.renamed.columns", "add"));
      adding.include(row("a", INT));
      adding.include(row("b", INT));
      assertThat(columns(adding)).containsExactly("id long", "a int", "b int");
    }

    @Test
    void hasNoColumnForWhatHoldsNothing() {
      Schema nothing = SchemaBuilder.struct().optional().build();
      Schema schema =
          row("a", INT, "e", nothing, "es", SchemaBuilder.array(nothing).optional().build());
      GenericRecord row =
          encode(encoder, new Struct(schema).put("a", 1).put("e", new Struct(nothing)));
      assertThat(columns(encoder)).containsExactly("id long", "a int");
      assertThat(row.get("a")).isEqualTo(1);
    }

    @Test
    void leavesDebeziumsMarkOut() {
      GenericRecord row =
          encode(encoder, new Struct(row("a", INT, "__deleted", TEXT)).put("__deleted", "false"));
      assertThat(row.getSchema().getField("__deleted")).isNull();
      HudiRowEncoder plain = encoder(Map.of("record.format", "plain"));
      assertThat(encode(plain, new Struct(row("__deleted", TEXT)).put("__deleted", "false")))
          .hasToString("{\"id\": 1, \"__deleted\": \"false\"}");
    }

    @Test
    void keepsNullForNullWhateverTheDefaultOfNewRows() {
      Schema withDefault = SchemaBuilder.int32().optional().defaultValue(5).build();
      assertThat(encode(encoder, new Struct(row("a", withDefault)).put("a", null)).get("a"))
          .isNull();
    }
  }

  @Nested
  class None {

    private final HudiRowEncoder encoder = encoder(Map.of("schema.evolution", "none"));

    @Test
    void leavesOutWhatTheFirstRecordDidNotHave() {
      Schema inner = SchemaBuilder.struct().optional().field("x", INT).build();
      Schema wider = SchemaBuilder.struct().optional().field("x", INT).field("y", INT).build();
      encoder.include(row("a", INT, "s", inner));
      TableSchema before = encoder.schema();
      GenericRecord row =
          encode(
              encoder,
              new Struct(row("b", TEXT, "a", INT, "s", wider))
                  .put("b", "left out")
                  .put("a", 3)
                  .put("s", new Struct(wider).put("x", 1).put("y", 2)));
      assertThat(row).hasToString("{\"id\": 1, \"a\": 3, \"s\": {\"x\": 1}}");
      assertThat(encoder.schema()).isEqualTo(before);
    }

    @Test
    void takesWiderNumbersThatFitAndNeverRoundsTheOthers() {
      encoder.include(row("a", INT, "f", FLOAT));
      Schema wide = row("a", LONG, "f", DOUBLE);
      assertThat(encode(encoder, new Struct(wide).put("a", 3L).put("f", 1.5)).get("a"))
          .isEqualTo(3);
      for (Struct bad :
          List.of(new Struct(wide).put("a", 1L << 31), new Struct(wide).put("f", 0.1))) {
        assertThatThrownBy(() -> encode(encoder, bad))
            .isInstanceOf(DataException.class)
            .hasMessageContaining("does not fit its column");
      }
    }

    @Test
    void refusesAnotherType() {
      encoder.include(row("a", INT));
      assertRefused(encoder, row("a", TEXT), "column a is int in the table but string");
    }
  }

  @Nested
  class Fail {

    private final HudiRowEncoder encoder = encoder(Map.of("schema.evolution", "fail"));

    @Test
    void stopsAtTheFirstColumnThatWouldChange() {
      Schema inner = SchemaBuilder.struct().optional().field("x", INT).build();
      Schema wider = SchemaBuilder.struct().optional().field("x", LONG).build();
      encoder.include(row("a", INT, "s", inner));
      TableSchema before = encoder.schema();
      assertStopped(encoder, row("a", INT, "b", TEXT), "column b is new or wider");
      assertStopped(encoder, row("a", LONG), "column a is new or wider");
      assertStopped(encoder, row("s", wider), "column s.x is new or wider");
      assertThat(encoder.schema()).isEqualTo(before);
    }

    @Test
    void takesRecordsThatLackColumns() {
      encoder.include(row("a", INT, "b", TEXT));
      assertThat(encode(encoder, new Struct(row("b", TEXT)).put("b", "x")))
          .hasToString("{\"id\": 1, \"a\": null, \"b\": \"x\"}");
    }
  }

  private static HudiRowEncoder encoder(Map<String, String> changed) {
    return new HudiRowEncoder(
        TestTables.table("t", "file:/t", "id", Map.of()), TestTables.columns(changed));
  }

  private static GenericRecord encode(HudiRowEncoder encoder, Struct row) {
    return ((AvroRow) encoder.encode(row.put("id", 1L))).encoded();
  }

  private static List<String> columns(HudiRowEncoder encoder) {
    return new org.apache.avro.Schema.Parser()
        .parse(encoder.schema().json()).getFields().stream()
            .map(f -> f.name() + " " + SchemaUnion.notNull(f.schema()).getType().getName())
            .toList();
  }

  /**
   * @param fields names and schemas in turn
   */
  private static Schema row(Object... fields) {
    SchemaBuilder row = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA);
    for (int i = 0; i < fields.length; i += 2) {
      row.field((String) fields[i], (Schema) fields[i + 1]);
    }
    return row.build();
  }

  private static Schema nested(Schema inner) {
    return row(
        "s",
        inner,
        "list",
        SchemaBuilder.array(inner).optional().build(),
        "deep",
        SchemaBuilder.array(SchemaBuilder.map(Schema.STRING_SCHEMA, inner).optional().build())
            .optional()
            .build());
  }

  private static void assertRefused(HudiRowEncoder encoder, Schema schema, String message) {
    assertThatThrownBy(() -> encoder.include(schema))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  private static void assertStopped(HudiRowEncoder encoder, Schema schema, String message) {
    assertThatThrownBy(() -> encoder.include(schema))
        .isInstanceOf(TableFailure.class)
        .hasMessageContaining(message);
  }
}
