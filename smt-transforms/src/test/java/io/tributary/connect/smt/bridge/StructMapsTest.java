package io.tributary.connect.smt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class StructMapsTest {

  private static final Schema CAR =
      SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();

  @Test
  void turnsStructsIntoMapsAtEveryDepth() {
    Struct car = new Struct(CAR).put("id", "1");

    assertThat(StructMaps.toPlain(Map.of("cars", List.of(car))))
        .isEqualTo(Map.of("cars", List.of(Map.of("id", "1"))));
  }

  @Test
  void givesLogicalValuesAFormThatNeedsNoSchema() {
    assertThat(StructMaps.toPlain(new Date(1000))).isEqualTo(1000L);
    assertThat(StructMaps.toPlain(new BigDecimal("12.50"))).isEqualTo("12.50");
    assertThat(StructMaps.toPlain(null)).isNull();
  }

  @Test
  void namesTheEntriesOfMapsWithOtherKeysByTheirText() {
    Map<Integer, String> hashed = Map.of(7, "seven");
    Map<Integer, String> sorted = new TreeMap<>(hashed);

    assertThat(StructMaps.toPlain(hashed)).isEqualTo(Map.of("7", "seven"));
    assertThat(Tree.field(hashed, "7")).isEqualTo("seven");
    assertThat(Tree.field(sorted, "7")).isEqualTo("seven");
    assertThat(Tree.field(sorted, "8")).isSameAs(Tree.ABSENT);
  }
}
