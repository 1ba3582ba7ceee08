package io.tributary.connect.smt.jolt.step;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that one run of a step created, and that only that run may change, until it is shared. It
 * keeps the order of its names, and none of them is null.
 *
 * <p>Records have few names in an object, and a scan of one small array finds them sooner, and in a
 * third of the memory, than a table of linked entries would. What grows beyond that becomes such a
 * table, so that names from data cannot make it slow.
 */
public final class OwnedMap extends AbstractMap<String, @Nullable Object> {

  private static final int MOST_SCANNED = 16;
  private static final int ABSENT = -1;
  private static final int USUAL = 8;
  private static final int SMALLEST = 4;

  private final Output owner;
  private boolean disowned;
  private @Nullable Object[] entries; // name, value, name, value
  private int end;
  private long marks;
  private @Nullable Map<String, @Nullable Object> table;

  /**
   * @param expected how many names it will have; 0 where that is not known
   */
  OwnedMap(Output owner, int expected) {
    this.owner = owner;
    int names = expected == 0 ? USUAL : Math.max(expected, SMALLEST);
    this.entries = new Object[2 * Math.min(names, MOST_SCANNED)];
  }

  boolean isOwnedBy(Output output) {
    return owner == output && !disowned;
  }

  /** From now on, no run may change it. */
  void disown() {
    disowned = true;
  }

  /** One bit of 64: where it lacks in the marks, the name is not there, and no scan has to tell. */
  private static long mark(String name) {
    return 1L << name.hashCode();
  }

  private int find(@Nullable Object wanted) {
    if (wanted instanceof String name && (marks & mark(name)) != 0) {
      @Nullable Object[] scanned = entries;
      for (int i = 0; i < end; i += 2) {
        if (name.equals(scanned[i])) {
          return i;
        }
      }
    }
    return ABSENT;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    if (table != null) {
      return table.get(name);
    }
    int at = find(name);
    return at == ABSENT ? null : entries[at + 1];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return table == null ? find(name) != ABSENT : table.containsKey(name);
  }

  /** As put does where the name is absent or null; else it leaves and gives what is there. */
  @Override
  public @Nullable Object putIfAbsent(String name, @Nullable Object value) {
    if (table != null) {
      return table.putIfAbsent(name, value);
    }
    int at = find(name);
    if (at == ABSENT) {
      append(name, value);
      return null;
    }
    if (entries[at + 1] == null) {
      entries[at + 1] = value;
      return null;
    }
    return entries[at + 1];
  }

  @Override
  public @Nullable Object put(String name, @Nullable Object value) {
    if (table != null) {
      return table.put(name, value);
    }
    int at = find(name);
    if (at != ABSENT) {
      Object before = entries[at + 1];
      entries[at + 1] = value;
      return before;
    }
    append(name, value);
    return null;
  }

  /** Puts a name that is not there yet. */
  private void append(String name, @Nullable Object value) {
    if (end == entries.length) {
      grow();
    }
    if (table != null) {
      table.put(name, value);
      return;
    }
    marks |= mark(name);
    entries[end] = name;
    entries[end + 1] = value;
    end += 2;
  }

  private void grow() {
    if (end < 2 * MOST_SCANNED) {
      entries = Arrays.copyOf(entries, Math.min(2 * end, 2 * MOST_SCANNED));
      return;
    }
    table = new LinkedHashMap<>(4 * MOST_SCANNED);
    for (int i = 0; i < end; i += 2) {
      table.put((String) entries[i], entries[i + 1]);
    }
    entries = new Object[0];
    end = 0;
  }

  @Override
  public @Nullable Object remove(@Nullable Object name) {
    if (table != null) {
      return table.remove(name);
    }
    int at = find(name);
    if (at == ABSENT) {
      return null;
    }
    Object before = entries[at + 1];
    removeAt(at);
    return before;
  }

  private void removeAt(int at) {
    System.arraycopy(entries, at + 2, entries, at, end - at - 2);
    end -= 2;
    Arrays.fill(entries, end, end + 2, null);
  }

  @Override
  public int size() {
    return table == null ? end / 2 : table.size();
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return table == null ? new Entries() : table.entrySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

    @Override
    public int size() {
      return OwnedMap.this.size();
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return table == null ? new Scan() : table.entrySet().iterator();
    }
  }

  private final class Scan implements Iterator<Map.Entry<String, @Nullable Object>> {

    private int next;
    private boolean removable;

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      next += 2;
      removable = true;
      return new Slot((String) entries[next - 2], entries[next - 1]);
    }

    @Override
    public void remove() {
      if (!removable) {
        throw new IllegalStateException();
      }
      removable = false;
      next -= 2;
      removeAt(next);
    }
  }

  /** An entry that writes through. */
  private final class Slot extends SimpleEntry<String, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    Slot(String name, @Nullable Object value) {
      super(name, value);
    }

    @Override
    public @Nullable Object setValue(@Nullable Object value) {
      put(getKey(), value);
      return super.setValue(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }
}
