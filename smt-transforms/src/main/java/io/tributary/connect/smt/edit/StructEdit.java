package io.tributary.connect.smt.edit;

import io.tributary.connect.smt.edit.FieldEdits.Edit;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Edits of the structs of one schema, planned once: the schema of the output and, for each of its
 * fields, where the value comes from. Fields that are set stand where they stood; new ones follow.
 */
final class StructEdit {

  /**
   * Where the value of an output field comes from: a field of the input, a value that was set, or
   * the input field with edits below.
   */
  private record Source(@Nullable Field input, int value, @Nullable StructEdit below) {}

  private final Schema schema;
  private final List<Source> sources = new ArrayList<>();

  private StructEdit(@Nullable Schema input, FieldEdits edits, List<Schema> schemas) {
    SchemaBuilder output = SchemaBuilder.struct();
    Set<String> known = new HashSet<>();
    if (input != null) {
      copyBasics(input, output);
      for (Field field : input.fields()) {
        known.add(field.name());
        add(output, field, edits.byName().get(field.name()), schemas);
      }
    } else {
      output.optional();
    }
    for (Map.Entry<String, Edit> entry : edits.byName().entrySet()) {
      if (!known.contains(entry.getKey())) {
        addNew(output, entry.getKey(), entry.getValue(), schemas);
      }
    }
    this.schema = output.build();
  }

  /**
   * Plans the edits.
   *
   * @param schemas of the values, by their index
   */
  static StructEdit plan(Schema input, FieldEdits edits, List<Schema> schemas) {
    return new StructEdit(input, edits, schemas);
  }

  Schema schema() {
    return schema;
  }

  private static void copyBasics(Schema from, SchemaBuilder to) {
    to.name(from.name()).version(from.version()).doc(from.doc());
    if (from.parameters() != null) {
      to.parameters(from.parameters());
    }
    if (from.isOptional()) {
      to.optional();
    }
  }

  private void add(SchemaBuilder output, Field field, @Nullable Edit edit, List<Schema> schemas) {
    if (edit == null) {
      output.field(field.name(), field.schema());
      sources.add(new Source(field, -1, null));
    } else if (edit.isSet()) {
      output.field(field.name(), schemas.get(edit.value()));
      sources.add(new Source(null, edit.value(), null));
    } else if (!edit.drop()) {
      if (field.schema().type() != Schema.Type.STRUCT) {
        throw new BadValueException("it has no fields to edit").under(field.name());
      }
      StructEdit below = new StructEdit(field.schema(), edit.below(), schemas);
      output.field(field.name(), below.schema);
      sources.add(new Source(field, -1, below));
    }
  }

  private void addNew(SchemaBuilder output, String name, Edit edit, List<Schema> schemas) {
    if (edit.isSet()) {
      output.field(name, schemas.get(edit.value()));
      sources.add(new Source(null, edit.value(), null));
    } else if (edit.below().setsAny()) {
      StructEdit below = new StructEdit(null, edit.below(), schemas);
      output.field(name, below.schema);
      sources.add(new Source(null, -1, below));
    }
  }

  /** A struct with the edits made; the one it reads stays as it is. */
  Struct apply(@Nullable Struct input, @Nullable Object[] values) {
    Struct output = new Struct(schema);
    List<Field> fields = schema.fields();
    for (int i = 0; i < fields.size(); i++) {
      output.put(fields.get(i), value(sources.get(i), input, values));
    }
    return output;
  }

  private static @Nullable Object value(
      Source source, @Nullable Struct input, @Nullable Object[] values) {
    if (source.value() >= 0) {
      return values[source.value()];
    }
    Field field = source.input();
    Object own = field == null || input == null ? null : input.getWithoutDefault(field.name());
    StructEdit below = source.below();
    if (below == null) {
      return own;
    }
    // A struct that is null stays null, unless it is one that the edits add.
    return own == null && field != null && below.schema.isOptional()
        ? null
        : below.apply((Struct) own, values);
  }
}
