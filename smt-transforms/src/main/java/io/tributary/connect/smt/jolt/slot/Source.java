package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What a shift reads of one object or list of the input, and the slots that it goes to.
 *
 * <p>Threading: grows while a spec is compiled, and is then safe for several threads; the fields of
 * the last schema are an immutable object that any of them may replace.
 */
final class Source {

  private final List<Entry> growing = new ArrayList<>();
  private Entry[] entries = {};
  private @Nullable Resolved resolved;

  /** The input, or one name or index in it, and what is written of it. */
  static final class Entry {

    private final String name;
    private final int index;
    private int[] slots = {};
    private @Nullable Source below;
    private final List<Constant> constants = new ArrayList<>();

    Entry(String name) {
      this.name = name;
      this.index = ListIndex.parse(name);
    }

    /**
     * Adds something to read.
     *
     * @param path from here
     * @param constant what is written in place of the value, null for the value itself
     */
    void add(List<String> path, @Nullable String constant, int slot) {
      if (!path.isEmpty()) {
        if (below == null) {
          below = new Source();
        }
        below.entry(path.get(0)).add(path.subList(1, path.size()), constant, slot);
      } else if (constant != null) {
        constants.add(new Constant(slot, constant));
      } else {
        slots = Arrays.copyOf(slots, slots.length + 1);
        slots[slots.length - 1] = slot;
      }
    }

    /**
     * Reads a value, and what is below it, into the slots.
     *
     * @return false where a scalar stands for a container: then keys match its text, which is left
     *     to the steps
     */
    boolean read(@Nullable Object value, @Nullable Object[] values) {
      if (value == Tree.ABSENT) {
        return true;
      }
      for (int slot : slots) {
        values[slot] = value;
      }
      for (int i = 0; i < constants.size(); i++) {
        Constant constant = constants.get(i);
        values[constant.slot] = constant.text;
      }
      return below == null || below.read(value, values);
    }
  }

  /** A text that is written where the entry is there. */
  private record Constant(int slot, String text) {}

  /** The fields of a schema, for each entry. */
  private static final class Resolved {

    private final Schema schema;
    private final @Nullable Field[] fields;

    /** Whether the schema's default would show in place of the field's null. */
    private final boolean[] hidden;

    Resolved(Schema schema, Entry[] entries) {
      this.schema = schema;
      this.fields = new Field[entries.length];
      this.hidden = new boolean[entries.length];
      for (int i = 0; i < entries.length; i++) {
        Field field = schema.field(entries[i].name);
        fields[i] = field;
        hidden[i] = field != null && field.schema().defaultValue() != null;
      }
    }
  }

  private Entry entry(String name) {
    for (Entry entry : growing) {
      if (entry.name.equals(name)) {
        return entry;
      }
    }
    Entry added = new Entry(name);
    growing.add(added);
    entries = growing.toArray(Entry[]::new);
    return added;
  }

  private boolean read(@Nullable Object tree, @Nullable Object[] values) {
    if (tree instanceof Struct struct) {
      return readStruct(struct, values);
    }
    if (tree == null) {
      return true;
    }
    if (Tree.isScalar(tree)) {
      return false;
    }
    if (!(tree instanceof AbstractMap) && tree instanceof List<?> list) {
      return readList(list, values);
    }
    return Tree.isObject(tree) && readObject(tree, values);
  }

  private boolean readObject(Object object, @Nullable Object[] values) {
    for (Entry entry : entries) {
      if (!entry.read(Tree.field(object, entry.name), values)) {
        return false;
      }
    }
    return true;
  }

  private boolean readList(List<?> list, @Nullable Object[] values) {
    for (Entry entry : entries) {
      if (!entry.read(Tree.item(list, entry.index), values)) {
        return false;
      }
    }
    return true;
  }

  private boolean readStruct(Struct struct, @Nullable Object[] values) {
    Resolved fields = resolve(struct.schema());
    for (int i = 0; i < entries.length; i++) {
      Field field = fields.fields[i];
      if (field != null) {
        Object value =
            fields.hidden[i] ? struct.getWithoutDefault(field.name()) : struct.get(field);
        if (!entries[i].read(value, values)) {
          return false;
        }
      }
    }
    return true;
  }

  private Resolved resolve(Schema schema) {
    Resolved known = resolved;
    if (known == null || known.schema != schema) {
      known = new Resolved(schema, entries);
      resolved = known;
    }
    return known;
  }
}
