package io.tributary.connect.jdbcagg.query;

import org.jspecify.annotations.Nullable;

/** A side of a comparison. */
public sealed interface Operand {

  /** The value for one record; see {@link Fields#value} for the types. */
  @Nullable Object in(Fields fields);

  /** A field of the record. */
  record FieldRef(String field) implements Operand {
    @Override
    public @Nullable Object in(Fields fields) {
      return fields.value(field);
    }

    @Override
    public String toString() {
      return field;
    }
  }

  /** A constant: {@code Boolean}, {@code Long}, {@code BigDecimal} or {@code String}. */
  record Literal(Object value) implements Operand {
    @Override
    public Object in(Fields fields) {
      return value;
    }

    @Override
    public String toString() {
      return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
  }
}
