package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.config.TestTables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowChecksumTest {

  @Test
  void isTheSameForTheSameValuesInOtherColumns() {
    Schema narrow =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("n", Schema.OPTIONAL_INT32_SCHEMA)
            .field("f", Schema.OPTIONAL_FLOAT32_SCHEMA)
            .build();
    Schema wide =
        SchemaBuilder.struct()
            .field("new", Schema.OPTIONAL_STRING_SCHEMA)
            .field("f", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .field("n", Schema.OPTIONAL_INT64_SCHEMA)
            .field("id", Schema.INT64_SCHEMA)
            .build();
    assertThat(checksum(new Struct(wide).put("id", 1L).put("n", 7L).put("f", 1.5)))
        .isEqualTo(checksum(new Struct(narrow).put("id", 1L).put("n", 7).put("f", 1.5f)));
  }

  @Test
  void isAnotherForAnyOtherValue() {
    Schema inner =
        SchemaBuilder.struct().optional().field("x", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("a", Schema.OPTIONAL_STRING_SCHEMA)
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .field("s", inner)
            .field("list", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
            .field(
                "map",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                    .optional()
                    .build())
            .field("bytes", Schema.OPTIONAL_BYTES_SCHEMA)
            .field("d", Decimal.builder(2).optional().build())
            .field("flag", Schema.OPTIONAL_BOOLEAN_SCHEMA)
            .field("f", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .build();
    List<Struct> rows =
        List.of(
            row(schema),
            row(schema).put("a", ""),
            row(schema).put("a", "x"),
            row(schema).put("b", "x"),
            row(schema).put("s", new Struct(inner)),
            row(schema).put("s", new Struct(inner).put("x", 0)),
            row(schema).put("list", List.of()),
            row(schema).put("list", Arrays.asList((String) null)),
            row(schema).put("list", List.of("a", "b")),
            row(schema).put("list", List.of("b", "a")),
            row(schema).put("list", List.of("ab")),
            row(schema).put("map", Map.of()),
            row(schema).put("map", Map.of("a", "b")),
            row(schema).put("bytes", new byte[] {0}),
            row(schema).put("bytes", new byte[] {0, 0}),
            row(schema).put("d", new BigDecimal("0.01")),
            row(schema).put("d", new BigDecimal("-0.01")),
            row(schema).put("flag", false),
            row(schema).put("f", 0.0),
            row(schema).put("f", -0.0));
    assertThat(rows.stream().map(RowChecksumTest::checksum)).doesNotHaveDuplicates();
  }

  private static Struct row(Schema schema) {
    return new Struct(schema).put("id", 1L);
  }

  private static long checksum(Struct row) {
    HudiRowEncoder encoder =
        new HudiRowEncoder(TestTables.table("t", "file:/t", "id", Map.of()), TestTables.columns());
    return new RowChecksum().of(((AvroRow) encoder.encode(row)).encoded());
  }
}
