package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column of the declared output.
 *
 * @param from where its value stands in a row's object; null for the member of its own name
 * @param at where the DDL declares it
 */
public record Column(String name, Item item, @Nullable FieldPath from, Position at) {

  Column(String name, Item item, Position at) {
    this(name, item, null, at);
  }

  static Column inferred(String name, Item item) {
    return new Column(name, item, Position.START);
  }

  /** A nullable string that no DDL declares. */
  static Column text(String name) {
    return inferred(name, new Item(new StringType(), false));
  }

  /** The column's value in a row. */
  @Nullable Object convert(Object row) {
    return convertFound(find(row));
  }

  /** What stands for the column in a row's object; {@link Tree#ABSENT} for nothing. */
  public @Nullable Object find(Object row) {
    return from == null ? Tree.field(row, name) : from.find(row);
  }

  /** The names that lead to the column's value in a row's object. */
  public List<String> path() {
    return from == null ? List.of(name) : from.names();
  }

  /**
   * The column's value.
   *
   * @param found what stands for it, {@link Tree#ABSENT} for nothing
   */
  @Nullable Object convertFound(@Nullable Object found) {
    Object value = found;
    if (value == Tree.ABSENT) {
      // A shift writes nothing for an empty list, so for an array "nothing" means "none".
      value = item.type() instanceof ArrayType ? List.of() : null;
    }
    return convertValue(value);
  }

  /**
   * A value as the column holds it.
   *
   * @throws BadValueException where it does not fit, with the column's name
   */
  public @Nullable Object convertValue(@Nullable Object value) {
    try {
      return item.convert(value);
    } catch (BadValueException e) {
      throw e.under(name);
    }
  }

  Column withFormats(List<DateTimeFormatter> formats) {
    Item more = item.withFormats(formats);
    return more == item ? this : new Column(name, more, from, at);
  }

  /** The Connect schema of its values. */
  public Schema schema() {
    return item.schema();
  }

  /** Whether a record without a value for it cannot be written. */
  public boolean needsValue() {
    return item.needsValue();
  }

  /** The columns of the structs that it holds, directly or in an array; none for other types. */
  public List<Column> columns() {
    ColumnType type = item.type() instanceof ArrayType array ? array.item().type() : item.type();
    return type instanceof StructType struct ? struct.columns() : List.of();
  }

  public boolean isArray() {
    return item.type() instanceof ArrayType;
  }

  /** Whether it takes a list of values as it takes one. */
  public boolean takesLists() {
    return isArray() || item.type() instanceof JsonType;
  }

  /** What is wrong with a literal for it; null where it fits, or where the type has no literals. */
  public @Nullable String misfit(Object literal) {
    if (!item.type().hasLiterals()) {
      return null;
    }
    try {
      item.convert(literal);
      return null;
    } catch (BadValueException e) {
      return e.getMessage();
    }
  }

  public String ddl() {
    return item.type().ddl();
  }
}
