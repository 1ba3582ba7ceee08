package io.tributary.connect.http.schema;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Structs of a schema that is known before any record is. */
public final class DeclaredForm implements ValueForm {

  private final Schema schema;
  private final List<Field> own;
  private final List<ExtraField> extras;

  /**
   * @param declared a struct
   * @param name of the schema; null to keep the declared one
   */
  public DeclaredForm(Schema declared, @Nullable String name, List<ExtraField> extras) {
    SchemaBuilder struct = SchemaBuilder.struct().name(name == null ? declared.name() : name);
    if (declared.version() != null) {
      struct.version(declared.version());
    }
    declared.fields().forEach(field -> struct.field(field.name(), field.schema()));
    extras.forEach(extra -> struct.field(extra.name(), extra.schema()));
    this.schema = struct.build();
    this.own = schema.fields().subList(0, declared.fields().size());
    this.extras = List.copyOf(extras);
  }

  @Override
  public Object value(@Nullable Object[] row, @Nullable Object whole) {
    if (whole == null) {
      throw new DataException("it is null");
    }
    Struct value = new Struct(schema);
    TreeConversion.fill(value, own, whole);
    for (ExtraField extra : extras) {
      value.put(extra.name(), row[extra.slot()]);
    }
    return value;
  }

  @Override
  public Schema schema() {
    return schema;
  }
}
