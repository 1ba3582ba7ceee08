package io.tributary.connect.smt.path;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new value in the place of a field; all around it stays. The same schemas give the same
 * schema instance again.
 *
 * <p>Threading: used by one thread.
 */
public final class FieldSwap {

  private static final int MOST_SCHEMAS = 64;

  private final List<String> path;
  private final List<Map<Schema, Schema>> swapped = new ArrayList<>();

  public FieldSwap(FieldPath path) {
    this.path = path.names();
    path.names().forEach(level -> swapped.add(new IdentityHashMap<>()));
  }

  /** An object without a schema, with a plain value in the field's place. */
  public @Nullable Object inPlain(Object data, @Nullable Object value) {
    return inMap(data, 0, value);
  }

  private @Nullable Object inMap(@Nullable Object data, int level, @Nullable Object value) {
    if (level == path.size()) {
      return value;
    }
    if (data == null || !Tree.isObject(data)) {
      return StructMaps.toPlain(data);
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    Tree.forEach(
        data,
        (name, item) ->
            copy.put(
                name,
                name.equals(path.get(level))
                    ? inMap(item, level + 1, value)
                    : StructMaps.toPlain(item)));
    return copy;
  }

  /**
   * A struct with a typed value in the field's place.
   *
   * @param value null where the field is or lacks, or something on the way does
   */
  public Struct inStruct(Struct data, Schema fieldSchema, @Nullable Struct value) {
    return inStruct(data, 0, fieldSchema, value);
  }

  private Struct inStruct(Struct data, int level, Schema fieldSchema, @Nullable Struct value) {
    Schema schema = schemaFor(data.schema(), level, fieldSchema);
    Struct copy = new Struct(schema);
    for (Field field : data.schema().fields()) {
      Object item = data.getWithoutDefault(field.name());
      if (field.name().equals(path.get(level))) {
        Schema target = schema.field(field.name()).schema();
        item =
            level == path.size() - 1 ? as(target, value) : below(item, level, fieldSchema, value);
      }
      if (item != null) {
        copy.put(field.name(), item);
      }
    }
    return copy;
  }

  private @Nullable Object below(
      @Nullable Object item, int level, Schema fieldSchema, @Nullable Struct value) {
    return item == null ? null : inStruct((Struct) item, level + 1, fieldSchema, value);
  }

  private static @Nullable Struct as(Schema schema, @Nullable Struct value) {
    if (value == null || value.schema() == schema) {
      return value;
    }
    Struct copy = new Struct(schema);
    value.schema().fields().forEach(field -> copy.put(field.name(), value.get(field)));
    return copy;
  }

  private Schema schemaFor(Schema schema, int level, Schema fieldSchema) {
    Map<Schema, Schema> ofLevel = swapped.get(level);
    Schema known = ofLevel.get(schema);
    if (known == null) {
      if (ofLevel.size() >= MOST_SCHEMAS) {
        ofLevel.clear();
      }
      known = swap(schema, level, fieldSchema);
      ofLevel.put(schema, known);
    }
    return known;
  }

  private Schema swap(Schema schema, int level, Schema fieldSchema) {
    SchemaBuilder builder = copyOfBasics(schema, SchemaBuilder.struct(), schema.isOptional());
    for (Field field : schema.fields()) {
      boolean onPath = field.name().equals(path.get(level));
      builder.field(field.name(), onPath ? swapBelow(field, level, fieldSchema) : field.schema());
    }
    return builder.build();
  }

  private Schema swapBelow(Field field, int level, Schema fieldSchema) {
    if (level < path.size() - 1) {
      if (field.schema().type() != Schema.Type.STRUCT) {
        throw new BadValueException("the way of `field` leads through a value that is no struct")
            .under(field.name());
      }
      return schemaFor(field.schema(), level + 1, fieldSchema);
    }
    return field.schema().isOptional() ? optional(fieldSchema) : fieldSchema;
  }

  private static Schema optional(Schema schema) {
    SchemaBuilder builder = copyOfBasics(schema, SchemaBuilder.struct(), true);
    schema.fields().forEach(field -> builder.field(field.name(), field.schema()));
    return builder.build();
  }

  private static SchemaBuilder copyOfBasics(Schema from, SchemaBuilder to, boolean optional) {
    to.name(from.name()).version(from.version()).doc(from.doc());
    if (from.parameters() != null) {
      to.parameters(from.parameters());
    }
    return optional ? to.optional() : to;
  }
}
