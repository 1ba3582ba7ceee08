package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.BadValueException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY. One value becomes an array of one: a shift writes one match as a scalar and several as a
 * list, and the column's type must not flap with the data.
 */
record ArrayType(Item item) implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.array(item.schema());
  }

  @Override
  public Object convert(Object value, Schema declared) {
    List<?> list = value instanceof List<?> items ? items : List.of(value);
    List<@Nullable Object> converted = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      try {
        converted.add(item.convert(list.get(i)));
      } catch (BadValueException e) {
        throw e.under(i);
      }
    }
    return converted;
  }

  @Override
  public ColumnType withFormats(List<DateTimeFormatter> formats) {
    Item more = item.withFormats(formats);
    return more == item ? this : new ArrayType(more);
  }

  @Override
  public String ddl() {
    return "ARRAY<" + item.type().ddl() + ">";
  }

  @Override
  public boolean hasLiterals() {
    return false;
  }
}
