package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.bridge.SchemaCache;
import io.tributary.connect.smt.edit.RecordEdit;
import io.tributary.connect.smt.path.FieldPath;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The field of a record that a row is written to. The row may be null there, as the text that it is
 * read from may be.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class RowPlace {

  private record Written(Schema schema, RecordEdit edit) {}

  private final FieldPath path;
  private final SchemaCache<Written> byRowSchema = new SchemaCache<>();

  public RowPlace(FieldPath path) {
    this.path = path;
  }

  /**
   * The record's data with a row in its place.
   *
   * @param rowSchema of the row, or of the one that would be there
   */
  public SchemaAndValue put(Object data, Schema rowSchema, @Nullable Struct row) {
    Written written = byRowSchema.of(rowSchema, this::write);
    @Nullable Object[] values = {row == null ? null : as(written.schema(), row)};
    return written.edit().apply(data, values);
  }

  private Written write(Schema rowSchema) {
    SchemaBuilder builder = SchemaBuilder.struct().name(rowSchema.name()).optional();
    rowSchema.fields().forEach(field -> builder.field(field.name(), field.schema()));
    Schema schema = builder.build();
    return new Written(schema, new RecordEdit(List.of(), Map.of(path, 0), List.of(schema)));
  }

  private static Struct as(Schema schema, Struct row) {
    Struct copy = new Struct(schema);
    for (Field field : schema.fields()) {
      copy.put(field, row.getWithoutDefault(field.name()));
    }
    return copy;
  }
}
