package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column of the declared output.
 *
 * @param at where the DDL declares it
 */
public record Column(String name, Item item, Position at) {

  static Column inferred(String name, Item item) {
    return new Column(name, item, Position.START);
  }

  /** A nullable string that no DDL declares. */
  static Column text(String name) {
    return inferred(name, new Item(new StringType(), false));
  }

  /** The column's value in a row. */
  @Nullable Object convert(Object row) {
    return convertFound(Tree.field(row, name));
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
