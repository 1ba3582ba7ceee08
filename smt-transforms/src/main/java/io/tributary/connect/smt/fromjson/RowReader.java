package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects straight into structs of declared columns: no map is made on the way, and what
 * is not declared is stepped over. Keys usually come in the order of the last object, so the one
 * that followed then is tried first.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
final class RowReader {

  private static final int NONE = -1;

  private final Schema schema;
  private final List<Field> fields;
  private final List<Column> columns;
  private final @Nullable RowReader[] nested;
  private final Map<String, Integer> byName = new HashMap<>();
  private final int[] following;

  RowReader(Schema schema, List<Column> columns) {
    this.schema = schema;
    this.fields = schema.fields();
    this.columns = List.copyOf(columns);
    this.nested = new RowReader[columns.size()];
    this.following = new int[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      byName.put(member(column), i);
      following[i] = i;
      if (!column.columns().isEmpty()) {
        Schema below = column.isArray() ? column.schema().valueSchema() : column.schema();
        nested[i] = new RowReader(below, column.columns());
      }
    }
    following[columns.size()] = NONE;
  }

  /** The struct that a text holds. */
  Struct read(String text) {
    JsonCursor cursor = new JsonCursor(text);
    Struct row = object(cursor);
    cursor.expectEnd();
    return row;
  }

  private Struct object(JsonCursor cursor) {
    if (cursor.peek() != '{') {
      throw cursor.bad("an object");
    }
    @Nullable Object[] values = new Object[columns.size()];
    boolean[] seen = new boolean[columns.size()];
    cursor.enter('{');
    if (!cursor.isEmpty('}')) {
      int before = NONE;
      do {
        int slot = slot(cursor, before);
        cursor.expect(':');
        if (slot == NONE) {
          cursor.skip();
        } else {
          read(slot, cursor, values, seen);
          before = slot;
        }
      } while (cursor.another('}'));
    }
    return row(values, seen);
  }

  /** The column of the key that comes next, or {@link #NONE}. */
  private int slot(JsonCursor cursor, int before) {
    int likely = following[before + 1];
    if (likely != NONE && isPlain(likely) && cursor.acceptName(member(columns.get(likely)))) {
      return likely;
    }
    Integer slot = byName.get(cursor.string());
    if (slot == null) {
      return NONE;
    }
    following[before + 1] = slot;
    return slot;
  }

  /** Whether each value is a member of its row's object, and none stands for two columns. */
  static boolean canRead(List<Column> columns) {
    return columns.stream().map(Column::path).distinct().count() == columns.size()
        && columns.stream()
            .allMatch(column -> column.path().size() == 1 && canRead(column.columns()));
  }

  private static String member(Column column) {
    return column.path().get(0);
  }

  /** Whether a column's name stands in JSON as it is. */
  private boolean isPlain(int slot) {
    String name = member(columns.get(slot));
    return name.indexOf('"') < 0 && name.indexOf('\\') < 0;
  }

  private void read(int slot, JsonCursor cursor, @Nullable Object[] values, boolean[] seen) {
    try {
      if (seen[slot]) {
        throw new BadValueException("the key stands twice");
      }
      seen[slot] = true;
      values[slot] = value(slot, cursor);
    } catch (BadValueException e) {
      throw e.under(columns.get(slot).name());
    }
  }

  /** Structs as such, all else as JSON has it. */
  private @Nullable Object value(int slot, JsonCursor cursor) {
    RowReader below = nested[slot];
    char next = cursor.peek();
    if (below == null || (next != '{' && next != '[')) {
      return TreeReader.EXACT.value(cursor);
    }
    if (!columns.get(slot).isArray()) {
      return next == '{' ? below.object(cursor) : TreeReader.EXACT.value(cursor);
    }
    return next == '[' ? below.list(cursor) : List.of(below.object(cursor));
  }

  private List<@Nullable Object> list(JsonCursor cursor) {
    List<@Nullable Object> list = new ArrayList<>();
    cursor.enter('[');
    if (cursor.isEmpty(']')) {
      return list;
    }
    do {
      try {
        list.add(cursor.peek() == '{' ? object(cursor) : TreeReader.EXACT.value(cursor));
      } catch (BadValueException e) {
        throw e.under(list.size());
      }
    } while (cursor.another(']'));
    return list;
  }

  private Struct row(@Nullable Object[] values, boolean[] seen) {
    Struct row = new Struct(schema);
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      Object value = seen[i] || !column.isArray() ? values[i] : List.of();
      row.put(fields.get(i), value instanceof Struct ? value : column.convertValue(value));
    }
    return row;
  }
}
