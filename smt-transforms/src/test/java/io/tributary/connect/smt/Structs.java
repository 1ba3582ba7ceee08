package io.tributary.connect.smt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Gives a plain tree the schema that a typed source would have given it. */
public final class Structs {

  private Structs() {}

  /** Null where no schema has such values: lists of mixed kinds or without items, empty names. */
  public static SchemaAndValue infer(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return struct(map);
    }
    if (tree instanceof List<?> list) {
      return array(list);
    }
    if (tree == null) {
      return new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, null);
    }
    if (tree instanceof String) {
      return new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, tree);
    }
    if (tree instanceof Boolean) {
      return new SchemaAndValue(Schema.OPTIONAL_BOOLEAN_SCHEMA, tree);
    }
    return tree instanceof Long
        ? new SchemaAndValue(Schema.OPTIONAL_INT64_SCHEMA, tree)
        : new SchemaAndValue(Schema.OPTIONAL_FLOAT64_SCHEMA, tree);
  }

  private static SchemaAndValue struct(Map<?, ?> map) {
    SchemaBuilder builder = SchemaBuilder.struct().optional();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      SchemaAndValue field = infer(entry.getValue());
      if (field == null || entry.getKey().equals("")) {
        return null;
      }
      builder.field((String) entry.getKey(), field.schema());
    }
    Struct struct = new Struct(builder.build());
    map.forEach((name, value) -> struct.put((String) name, infer(value).value()));
    return new SchemaAndValue(struct.schema(), struct);
  }

  private static SchemaAndValue array(List<?> list) {
    List<SchemaAndValue> items = list.stream().map(Structs::infer).toList();
    if (items.isEmpty() || items.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    Schema schema = items.get(0).schema();
    boolean mixed = items.stream().anyMatch(item -> !item.schema().equals(schema));
    return mixed
        ? null
        : new SchemaAndValue(
            SchemaBuilder.array(schema).optional().build(),
            items.stream().map(SchemaAndValue::value).toList());
  }
}
