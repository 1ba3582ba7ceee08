package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one place of the output: the narrowest type that holds all of it. Immutable; a
 * value that fits leaves the same instance, so that what changed is told by identity.
 */
sealed interface Seen {

  /** What there is to see when a value has been added; null adds nothing. */
  Seen with(@Nullable Object value, int depth);

  /** The type, null where nothing tells it yet: only nulls, empty lists and empty objects. */
  @Nullable ColumnType type();

  /** How many columns the type has, nested ones included. */
  default int columns() {
    return 0;
  }

  /**
   * What a value shows by itself.
   *
   * @param depth how many objects deep an object may still be a struct
   */
  static Seen of(@Nullable Object value, int depth) {
    if (value == null) {
      return Scalar.NOTHING;
    }
    if (Tree.isObject(value)) {
      return depth > 0 ? new Fields(Map.of()).with(value, depth) : Scalar.STRING;
    }
    if (value instanceof List<?>) {
      return depth > 0 ? new Items(Scalar.NOTHING).with(value, depth) : Scalar.STRING;
    }
    return Scalar.ofScalar(value);
  }

  /** What a declared column shows; one that only its declaration tells stays as it is. */
  static Seen of(Column column) {
    Item item = column.item();
    return item.isPlain() ? of(item.type()) : new Declared(item);
  }

  private static Seen of(ColumnType type) {
    for (Scalar scalar : Scalar.values()) {
      ColumnType own = scalar.type();
      if (own != null && own.ddl().equals(type.ddl())) {
        return scalar;
      }
    }
    if (type instanceof StructType struct) {
      return fields(struct.columns());
    }
    return type instanceof ArrayType array && array.item().isPlain()
        ? new Items(of(array.item().type()))
        : new Declared(new Item(type, false));
  }

  static Fields fields(List<Column> columns) {
    Map<String, Seen> fields = new LinkedHashMap<>();
    columns.forEach(column -> fields.put(column.name(), of(column)));
    return new Fields(fields);
  }

  /** One value at a time. STRING holds any, a list or an object as its JSON text. */
  enum Scalar implements Seen {
    NOTHING,
    BOOLEAN,
    BIGINT,
    DOUBLE,
    TIMESTAMP,
    BYTES,
    STRING;

    private static Scalar ofScalar(Object value) {
      if (value instanceof String) {
        return STRING;
      }
      if (isBigint(value)) {
        return BIGINT;
      }
      if (value instanceof Double || value instanceof Float) {
        return DOUBLE;
      }
      if (value instanceof Boolean) {
        return BOOLEAN;
      }
      if (value instanceof Date) {
        return TIMESTAMP;
      }
      boolean bytes = value instanceof byte[] || value instanceof ByteBuffer;
      return bytes ? BYTES : STRING;
    }

    private static boolean isBigint(Object value) {
      return value instanceof Long
          || value instanceof Integer
          || value instanceof Short
          || value instanceof Byte
          || (value instanceof BigInteger integer && integer.bitLength() < Long.SIZE);
    }

    @Override
    public Seen with(@Nullable Object value, int depth) {
      if (value == null || this == STRING) {
        return this;
      }
      return join(of(value, depth));
    }

    private Seen join(Seen other) {
      if (this == NOTHING) {
        return other;
      }
      if (other == this || other == NOTHING || (this == DOUBLE && other == BIGINT)) {
        return this;
      }
      return this == BIGINT && other == DOUBLE ? DOUBLE : STRING;
    }

    @Override
    public @Nullable ColumnType type() {
      return switch (this) {
        case NOTHING -> null;
        case BOOLEAN -> new BooleanType();
        case BIGINT -> IntegerType.BIGINT;
        case DOUBLE -> FloatingType.DOUBLE;
        case TIMESTAMP -> TimestampType.PLAIN;
        case BYTES -> new BytesType();
        case STRING -> new TextType();
      };
    }
  }

  /** A list. A single value that comes after it counts as a list of one. */
  record Items(Seen item) implements Seen {

    @Override
    public Seen with(@Nullable Object value, int depth) {
      if (value == null) {
        return this;
      }
      List<?> values = value instanceof List<?> list ? list : List.of(value);
      Seen seen = item;
      for (int i = 0; i < values.size(); i++) {
        boolean nested = values.get(i) instanceof List;
        seen = seen.with(values.get(i), nested ? depth - 1 : depth);
      }
      return seen == item ? this : new Items(seen);
    }

    @Override
    public @Nullable ColumnType type() {
      ColumnType type = item.type();
      return type == null ? null : new ArrayType(new Item(type, false));
    }

    @Override
    public int columns() {
      return item.columns();
    }
  }

  /**
   * An object.
   *
   * @param fields in the order in which each was first told a type by: later ones come last
   */
  record Fields(Map<String, Seen> fields) implements Seen {

    @Override
    public Seen with(@Nullable Object value, int depth) {
      if (value == null) {
        return this;
      }
      return Tree.isObject(value) ? withAll(value, depth) : Scalar.STRING;
    }

    private Fields withAll(Object object, int depth) {
      Map<String, Seen> wider = new LinkedHashMap<>();
      Tree.forEach(
          object,
          (name, value) -> {
            Seen before = fields.get(name);
            Seen after = before == null ? of(value, depth - 1) : before.with(value, depth - 1);
            if (after != before && after.type() != null) {
              wider.put(name, after);
            }
          });
      if (wider.isEmpty()) {
        return this;
      }
      Map<String, Seen> all = new LinkedHashMap<>(fields);
      all.putAll(wider);
      return new Fields(all);
    }

    List<Column> asColumns() {
      List<Column> columns = new ArrayList<>(fields.size());
      fields.forEach(
          (name, seen) -> {
            ColumnType type = seen.type();
            if (seen instanceof Declared declared) {
              columns.add(Column.inferred(name, declared.item()));
            } else if (type != null) {
              columns.add(Column.inferred(name, new Item(type, false)));
            }
          });
      return columns;
    }

    @Override
    public @Nullable ColumnType type() {
      return fields.isEmpty() ? null : new StructType(asColumns());
    }

    @Override
    public int columns() {
      return fields.values().stream().mapToInt(seen -> 1 + seen.columns()).sum();
    }
  }

  /** A column of the seed that is not inferred: values are converted to it, or fail. */
  record Declared(Item item) implements Seen {

    @Override
    public Seen with(@Nullable Object value, int depth) {
      return this;
    }

    @Override
    public ColumnType type() {
      return item.type();
    }
  }
}
