package io.tributary.connect.http.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * What the values seen so far at one place have in common. It only ever grows: fields are added and
 * whole numbers become floating ones.
 */
sealed interface InferredType {

  /** The type that also holds a value; this one if it does already. */
  InferredType with(@Nullable Object value, Growth growth);

  /** The optional schema of the type; null as long as nothing but null was seen. */
  @Nullable Schema schema();

  /** Counts the fields of a schema while it grows. */
  final class Growth {

    static final int MAX_FIELDS = 2_000;

    private int fields;

    Growth(int fields) {
      this.fields = fields;
    }

    void addField() {
      if (++fields > MAX_FIELDS) {
        throw new DataException(
            "its schema would have more than "
                + MAX_FIELDS
                + " fields, as if names were data; set value.mode=map or record.columns");
      }
    }

    int fields() {
      return fields;
    }
  }

  InferredType UNKNOWN = new Unknown();

  /** The type of a single value's schema. */
  static InferredType of(Schema schema) {
    return switch (schema.type()) {
      case STRUCT -> {
        Map<String, InferredType> members = new LinkedHashMap<>();
        schema.fields().forEach(field -> members.put(field.name(), of(field.schema())));
        yield new Members(members);
      }
      case ARRAY -> new Elements(of(schema.valueSchema()));
      case INT64 -> schema.name() == null ? Single.INT64 : new Fixed(schema);
      case FLOAT64 -> schema.name() == null ? Single.FLOAT64 : new Fixed(schema);
      case STRING -> schema.name() == null ? Single.STRING : new Fixed(schema);
      case BOOLEAN -> schema.name() == null ? Single.BOOLEAN : new Fixed(schema);
      default -> new Fixed(schema);
    };
  }

  private static InferredType first(Object value, Growth growth) {
    if (value instanceof Map) {
      return new Members(Map.of()).with(value, growth);
    }
    if (value instanceof List) {
      return new Elements(UNKNOWN).with(value, growth);
    }
    return Single.of(value);
  }

  /** Nothing but null so far. */
  record Unknown() implements InferredType {

    @Override
    public InferredType with(@Nullable Object value, Growth growth) {
      return value == null ? this : first(value, growth);
    }

    @Override
    public @Nullable Schema schema() {
      return null;
    }
  }

  /** One value without parts. */
  enum Single implements InferredType {
    STRING,
    BOOLEAN,
    INT64,
    FLOAT64,
    BYTES;

    static Single of(Object value) {
      if (value instanceof Boolean) {
        return BOOLEAN;
      }
      if (value instanceof Long || value instanceof Integer) {
        return INT64;
      }
      if (value instanceof Number) {
        return FLOAT64;
      }
      return value instanceof byte[] ? BYTES : STRING;
    }

    @Override
    public InferredType with(@Nullable Object value, Growth growth) {
      if (value == null) {
        return this;
      }
      if (value instanceof Map || value instanceof List) {
        throw new DataException("holds now an object or array, now a single value");
      }
      Single other = of(value);
      if (other == this || (this == FLOAT64 && other == INT64)) {
        return this;
      }
      if (this == INT64 && other == FLOAT64) {
        return FLOAT64;
      }
      throw new DataException("holds now " + name() + ", now " + other.name());
    }

    @Override
    public Schema schema() {
      return switch (this) {
        case STRING -> Schema.OPTIONAL_STRING_SCHEMA;
        case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
        case INT64 -> Schema.OPTIONAL_INT64_SCHEMA;
        case FLOAT64 -> Schema.OPTIONAL_FLOAT64_SCHEMA;
        case BYTES -> Schema.OPTIONAL_BYTES_SCHEMA;
      };
    }
  }

  /** A declared type that stays as it is; whether a value fits shows when it is converted. */
  record Fixed(Schema schema) implements InferredType {

    @Override
    public InferredType with(@Nullable Object value, Growth growth) {
      return this;
    }
  }

  /** A list. */
  record Elements(InferredType element) implements InferredType {

    @Override
    public InferredType with(@Nullable Object value, Growth growth) {
      if (value == null) {
        return this;
      }
      if (!(value instanceof List<?> values)) {
        throw new DataException("holds now an array, now something else");
      }
      InferredType grown = element;
      for (Object each : values) {
        grown = grown.with(each, growth);
      }
      return grown == element ? this : new Elements(grown);
    }

    @Override
    public @Nullable Schema schema() {
      Schema of = element.schema();
      return of == null ? null : SchemaBuilder.array(of).optional().build();
    }
  }

  /** An object. */
  record Members(Map<String, InferredType> members) implements InferredType {

    @Override
    public InferredType with(@Nullable Object value, Growth growth) {
      if (value == null) {
        return this;
      }
      if (!(value instanceof Map<?, ?> values)) {
        throw new DataException("holds now an object, now something else");
      }
      Map<String, InferredType> grown = members;
      for (Map.Entry<?, ?> entry : values.entrySet()) {
        String name = String.valueOf(entry.getKey());
        InferredType before = members.get(name);
        InferredType after = member(name, before, entry.getValue(), growth);
        if (after != before) {
          grown = grown == members ? new LinkedHashMap<>(members) : grown;
          if (before instanceof Unknown) {
            // It becomes a field only now, so it stands behind those that are.
            grown.remove(name);
          }
          grown.put(name, after);
        }
      }
      return grown == members ? this : new Members(grown);
    }

    private static InferredType member(
        String name, @Nullable InferredType before, @Nullable Object value, Growth growth) {
      if (before == null) {
        growth.addField();
      }
      try {
        return (before == null ? UNKNOWN : before).with(value, growth);
      } catch (DataException e) {
        throw new DataException("'" + name + "' " + e.getMessage());
      }
    }

    @Override
    public @Nullable Schema schema() {
      SchemaBuilder struct = SchemaBuilder.struct().optional();
      return addTo(struct) ? struct.build() : null;
    }

    /** Adds the fields that are known; whether there are any. */
    boolean addTo(SchemaBuilder struct) {
      boolean any = false;
      for (Map.Entry<String, InferredType> member : members.entrySet()) {
        Schema schema = member.getValue().schema();
        if (schema != null) {
          struct.field(member.getKey(), schema);
          any = true;
        }
      }
      return any;
    }
  }
}
