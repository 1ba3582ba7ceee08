package io.tributary.connect.smt.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * How structs of one schema become wider: their fields in their order, and what is emitted behind
 * them. A field of the same name as an emitted one is replaced where it stands.
 */
final class WiderStruct {

  private final Schema schema;
  private final Field[] from;
  private final Field[] to;
  private final Field[] emitted;

  WiderStruct(Schema narrow, List<Emission> emissions) {
    this.schema = schema(narrow, emissions);
    Set<String> replaced = names(emissions);
    this.from =
        narrow.fields().stream()
            .filter(field -> !replaced.contains(field.name()))
            .toArray(Field[]::new);
    this.to = new Field[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = schema.field(from[i].name());
    }
    this.emitted = new Field[emissions.size()];
    for (int i = 0; i < emitted.length; i++) {
      emitted[i] = schema.field(emissions.get(i).name());
    }
  }

  private static Set<String> names(List<Emission> emissions) {
    Set<String> names = new HashSet<>();
    emissions.forEach(emission -> names.add(emission.name()));
    return names;
  }

  private static Schema schema(Schema narrow, List<Emission> emissions) {
    SchemaBuilder wide = SchemaBuilder.struct().name(narrow.name()).doc(narrow.doc());
    if (narrow.version() != null) {
      wide.version(narrow.version());
    }
    if (narrow.parameters() != null) {
      wide.parameters(narrow.parameters());
    }
    if (narrow.isOptional()) {
      wide.optional();
    }
    for (Field field : narrow.fields()) {
      wide.field(field.name(), typeOf(field, emissions));
    }
    for (Emission emission : emissions) {
      if (wide.field(emission.name()) == null) {
        wide.field(emission.name(), emission.column().schema());
      }
    }
    return wide.build();
  }

  private static Schema typeOf(Field field, List<Emission> emissions) {
    for (Emission emission : emissions) {
      if (emission.name().equals(field.name())) {
        return emission.column().schema();
      }
    }
    return field.schema();
  }

  Schema schema() {
    return schema;
  }

  Struct widen(Struct narrow, @Nullable Object[] values) {
    Struct wide = new Struct(schema);
    for (int i = 0; i < from.length; i++) {
      Object value =
          from[i].schema().defaultValue() == null
              ? narrow.get(from[i])
              : narrow.getWithoutDefault(from[i].name());
      if (value != null) {
        wide.put(to[i], value);
      }
    }
    for (int i = 0; i < emitted.length; i++) {
      if (values[i] != null) {
        wide.put(emitted[i], values[i]);
      }
    }
    return wide;
  }
}
