package io.tributary.connect.http.schema;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Structs whose fields are the first of a record's typed values, in their order. */
public final class ColumnsForm implements ValueForm {

  private final Schema schema;
  private final Field[] fields;

  /**
   * @param extras in the order of their slots, which follow those of the columns
   */
  public ColumnsForm(Schema columns, List<ExtraField> extras) {
    SchemaBuilder struct = SchemaBuilder.struct().name(columns.name());
    columns.fields().forEach(field -> struct.field(field.name(), field.schema()));
    extras.forEach(extra -> struct.field(extra.name(), extra.schema()));
    this.schema = struct.build();
    this.fields = schema.fields().toArray(new Field[0]);
  }

  @Override
  public Object value(@Nullable Object[] row, @Nullable Object whole) {
    Struct value = new Struct(schema);
    for (int i = 0; i < fields.length; i++) {
      Object typed = row[i];
      if (typed != null) {
        value.put(fields[i], typed);
      }
    }
    return value;
  }

  @Override
  public Schema schema() {
    return schema;
  }
}
