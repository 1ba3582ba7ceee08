package io.tributary.connect.smt.edit;

import io.tributary.connect.smt.bridge.SchemaCache;
import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.path.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The field of a record that a row is written to. The row may be null there, as what it is made of
 * may be.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class RowPlace {

  private record Written(Schema schema, RecordEdit edit) {}

  private final FieldPath path;
  private final SchemaCache<Written> byRowSchema = new SchemaCache<>();

  private final RecordEdit plain;

  public RowPlace(FieldPath path) {
    this.path = path;
    this.plain = edit(List.of());
  }

  private RecordEdit edit(List<Schema> schemas) {
    return new RecordEdit(List.of(), Map.of(path, 0), schemas);
  }

  /** Whether structs of a schema have the field. */
  public boolean isIn(Schema schema) {
    Schema level = schema;
    for (String name : path.names()) {
      Field field = level.type() == Schema.Type.STRUCT ? level.field(name) : null;
      if (field == null) {
        return false;
      }
      level = field.schema();
    }
    return true;
  }

  /** The record's data without a schema, with a value in its place. */
  public Object putPlain(Object data, @Nullable Object value) {
    Object map = Objects.requireNonNull(StructMaps.toPlain(data));
    @Nullable Object[] values = {value};
    return plain.apply(map, values).value();
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
    return new Written(schema, edit(List.of(schema)));
  }

  private static Struct as(Schema schema, Struct row) {
    Struct copy = new Struct(schema);
    for (Field field : schema.fields()) {
      copy.put(field, row.getWithoutDefault(field.name()));
    }
    return copy;
  }
}
