package io.tributary.connect.hudi.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowOrderTest {

  private final RowOrder order = new RowOrder("seen");

  @Test
  void isTheValueOfTheColumnAsTheTableWillHaveIt() {
    assertThat(order.of(row(Schema.INT64_SCHEMA, 7L))).isEqualTo(7);
    assertThat(order.of(row(Timestamp.SCHEMA, new Date(7)))).isEqualTo(7_000);
    assertThat(order.of(row(SchemaBuilder.int64().name("io.debezium.time.Timestamp").build(), 7L)))
        .isEqualTo(7_000);
    assertThat(
            order.of(
                row(SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build(), 7L)))
        .isEqualTo(7);
  }

  @Test
  void takesNoValueForTheLowest() {
    assertThat(order.of(row(Schema.OPTIONAL_INT64_SCHEMA, null))).isZero();
  }

  @Test
  void knowsNoOrderWithoutAField() {
    assertThat(new RowOrder(null).of(row(Schema.INT64_SCHEMA, 7L))).isNull();
    assertThat(new RowOrder(null).ofDeleted(row(Schema.INT64_SCHEMA, 7L))).isNull();
  }

  @Test
  void deletesWhateverIsThereWhereTheDeleteSaysNothing() {
    assertThat(order.ofDeleted(row(Schema.INT64_SCHEMA, 7L))).isEqualTo(7);
    assertThat(order.ofDeleted(row(Schema.OPTIONAL_INT64_SCHEMA, null))).isNull();
    assertThat(order.ofDeleted(null)).isNull();
    assertThat(order.ofDeleted(new Struct(SchemaBuilder.struct().build()))).isNull();
  }

  @Test
  void refusesWhatCannotBeOrdered() {
    assertThatThrownBy(() -> order.of(row(Schema.INT32_SCHEMA, 7)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("seen", "INT32", "64 bits");
    assertThatThrownBy(() -> order.of(row(Schema.STRING_SCHEMA, "7")))
        .isInstanceOf(DataException.class);
    assertThatThrownBy(() -> order.of(row(Schema.INT64_SCHEMA, -1L)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("below 0");
    assertThatThrownBy(() -> order.of(new Struct(SchemaBuilder.struct().build())))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("seen", "not in the record");
  }

  private static Struct row(Schema type, @Nullable Object value) {
    return new Struct(SchemaBuilder.struct().field("seen", type).build()).put("seen", value);
  }
}
