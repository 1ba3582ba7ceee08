package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.BadValueException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A place for values of one type: an item of an array, a key or value of a map, or what a column
 * holds. Its schema is built once.
 */
final class Item {

  private final ColumnType type;
  private final boolean required;
  private final Schema schema;
  private final @Nullable Object defaultValue;

  Item(ColumnType type, boolean required) {
    this(type, required, null, type.schema());
  }

  /**
   * A place with a default for values that lack.
   *
   * @param defaultLiteral in any form that the type converts, null for none
   */
  static Item withDefault(ColumnType type, boolean required, @Nullable Object defaultLiteral) {
    SchemaBuilder builder = type.schema();
    return new Item(
        type,
        required,
        defaultLiteral == null ? null : type.convert(defaultLiteral, builder),
        builder);
  }

  private Item(
      ColumnType type, boolean required, @Nullable Object defaultValue, SchemaBuilder builder) {
    this.type = type;
    this.required = required;
    this.defaultValue = defaultValue;
    if (!required) {
      builder.optional();
    }
    if (defaultValue != null) {
      builder.defaultValue(defaultValue);
    }
    this.schema = builder.build();
  }

  /** The place with more forms of texts for timestamps; itself where it has none of them. */
  Item withFormats(List<DateTimeFormatter> formats) {
    ColumnType more = type.withFormats(formats);
    return more == type ? this : new Item(more, required, defaultValue, more.schema());
  }

  @Nullable Object convert(@Nullable Object value) {
    if (value != null) {
      return type.convert(value, schema);
    }
    if (defaultValue == null && required) {
      throw new BadValueException(type.ddl() + " is required, but there is no value");
    }
    return defaultValue;
  }

  ColumnType type() {
    return type;
  }

  Schema schema() {
    return schema;
  }

  /** Whether its type says all about it. */
  boolean isPlain() {
    return !required && defaultValue == null;
  }

  boolean needsValue() {
    return required && defaultValue == null;
  }
}
