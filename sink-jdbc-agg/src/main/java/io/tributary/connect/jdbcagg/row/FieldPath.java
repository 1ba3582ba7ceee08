package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.kit.config.Suggestion;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Reads one path out of structs, whose schema is looked up once, or out of maps. */
final class FieldPath {

  private final List<String> names;
  private @Nullable Schema knownSchema;
  private Field[] steps = new Field[0];
  private Reading reading = Reading.BY_CLASS;

  FieldPath(List<String> names) {
    this.names = names;
  }

  /**
   * The value at the path, canonical.
   *
   * @param schema of the root; null where it has none
   * @return null where it, or something on the way to it, is null or missing from a map
   * @throws DataException if a schema lacks a name of the path, or what should hold it is neither
   *     struct nor map
   */
  @Nullable Object read(@Nullable Schema schema, @Nullable Object root) {
    if (root instanceof Struct struct) {
      return inStruct(struct);
    }
    if (names.isEmpty() && schema != null) {
      return Reading.of(schema).canonical(root);
    }
    return Canonical.of(root == null ? null : below(root, 0));
  }

  private @Nullable Object inStruct(Struct root) {
    if (root.schema() != knownSchema) {
      learn(root.schema());
    }
    Object at = root;
    for (int i = 0; i < steps.length; i++) {
      if (at == null) {
        return null;
      }
      at = ((Struct) at).get(steps[i]);
    }
    if (steps.length < names.size()) {
      return Canonical.of(at == null ? null : below(at, steps.length));
    }
    return at == null ? null : reading.canonical(at);
  }

  /** Follows the schema for as far as there are structs; the rest of the path goes through maps. */
  private void learn(Schema schema) {
    int depth = 0;
    Field[] found = new Field[names.size()];
    Schema at = schema;
    while (depth < found.length && at.type() == Schema.Type.STRUCT) {
      Field step = at.field(names.get(depth));
      if (step == null) {
        throw missing(depth, at);
      }
      found[depth++] = step;
      at = step.schema();
    }
    if (depth < found.length && at.type() != Schema.Type.MAP) {
      throw notNested(depth);
    }
    steps = java.util.Arrays.copyOf(found, depth);
    reading = Reading.of(at);
    knownSchema = schema;
  }

  private @Nullable Object below(Object root, int from) {
    Object at = root;
    for (int i = from; i < names.size(); i++) {
      if (at == null) {
        return null;
      }
      if (at instanceof Struct struct) {
        Field step = struct.schema().field(names.get(i));
        if (step == null) {
          throw missing(i, struct.schema());
        }
        at = struct.get(step);
      } else if (at instanceof Map<?, ?> map) {
        at = map.get(names.get(i));
      } else {
        throw notNested(i);
      }
    }
    return at;
  }

  private DataException missing(int depth, Schema schema) {
    String name = names.get(depth);
    List<String> present = schema.fields().stream().map(Field::name).toList();
    return new DataException(
        "field '%s' is not in the record's schema. %s"
            .formatted(
                String.join(".", names.subList(0, depth + 1)),
                Suggestion.closest(name, present)
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("There are " + present + "; change the statement.")));
  }

  private DataException notNested(int depth) {
    return new DataException(
        depth == 0
            ? "field '%s' cannot be read: what should hold it is no struct or map. Set a converter that yields one, such as JsonConverter"
                .formatted(String.join(".", names))
            : "field '%s' cannot be read: '%s' is no struct or map"
                .formatted(String.join(".", names), String.join(".", names.subList(0, depth))));
  }
}
