package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one statement that records touched since the last flush. Groups are numbered, and
 * known by the numbers of their values: what is kept of a group is a few numbers in arrays, found
 * through a table with open addressing.
 */
public final class GroupBuffer {

  private static final int SMALLEST = 64;

  /** Start of the window, in two halves, before the numbers of a group's values. */
  private static final int START_INTS = 2;

  /** The golden ratio of 2^64: spreads numbers that differ in few bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<OutputColumn.Aggregate> aggregates;
  private final boolean retracting;

  /** What tells the group at hand from the others. */
  private final int[] sought;

  /** By column of groups. */
  private final ValueNumbers[] numbers;

  private Accumulator[] accumulators = {};

  /** The same as {@link #sought} of each group. */
  private int[] keys = {};

  /** Numbers of groups by hash, each plus 1; 0 where there is none. */
  private int[] slots = {};

  /** Leaves of a hash the bits that number {@link #slots}. */
  private int shift;

  private int size;

  /**
   * @param groupColumns how many values a group has
   * @param retracting whether records can be taken back
   */
  public GroupBuffer(
      int groupColumns, List<OutputColumn.Aggregate> aggregates, boolean retracting) {
    this.aggregates = List.copyOf(aggregates);
    this.retracting = retracting;
    this.sought = new int[START_INTS + groupColumns];
    this.numbers = new ValueNumbers[groupColumns];
    empty(SMALLEST);
  }

  private void empty(int room) {
    Arrays.setAll(numbers, column -> new ValueNumbers());
    accumulators = Accumulators.fresh(aggregates, retracting);
    size = 0;
    resize(room);
  }

  /**
   * Folds one line in. Cannot fail, so that a batch is folded whole or not at all.
   *
   * @param cells holds, from an index on, the group's values and then those to add
   */
  public void add(long windowStartMs, @Nullable Object[] cells, int from, EventOrder order) {
    int group = find(windowStartMs, cells, from);
    int values = from + numbers.length;
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].add(group, cells[values + i], order);
    }
  }

  /** Undoes one {@link #add} of the same line, of this flush or an earlier one. */
  public void retract(long windowStartMs, @Nullable Object[] cells, int from, EventOrder order) {
    int group = find(windowStartMs, cells, from);
    int values = from + numbers.length;
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].retract(group, cells[values + i], order);
    }
  }

  /** The number of the line's group; made if it is new. */
  private int find(long windowStartMs, @Nullable Object[] cells, int from) {
    sought[0] = (int) (windowStartMs >>> Integer.SIZE);
    sought[1] = (int) windowStartMs;
    long hash = windowStartMs * SPREAD;
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i].of(cells[from + i]);
      sought[START_INTS + i] = number;
      hash = (hash + number) * SPREAD;
    }
    int at = slot(hash);
    for (int found = slots[at]; found != 0; found = slots[at]) {
      if (isSought(found - 1)) {
        return found - 1;
      }
      at = (at + 1) & (slots.length - 1);
    }
    if (2 * size == slots.length) {
      resize(2 * slots.length);
      at = free(slot(hash));
    }
    System.arraycopy(sought, 0, keys, size * sought.length, sought.length);
    slots[at] = ++size;
    return size - 1;
  }

  private boolean isSought(int group) {
    int from = group * sought.length;
    for (int i = 0; i < sought.length; i++) {
      if (keys[from + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(long hash) {
    return (int) (hash >>> shift);
  }

  private int free(int slot) {
    int at = slot;
    while (slots[at] != 0) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private void resize(int room) {
    keys = Arrays.copyOf(keys, room / 2 * sought.length);
    for (Accumulator each : accumulators) {
      each.resize(room / 2);
    }
    slots = new int[room];
    shift = Integer.numberOfLeadingZeros(room) + 1 + Integer.SIZE;
    for (int group = 0; group < size; group++) {
      slots[free(slot(hash(group)))] = group + 1;
    }
  }

  private long hash(int group) {
    long hash = windowStartMs(group) * SPREAD;
    for (int i = 0; i < numbers.length; i++) {
      hash = (hash + number(group, i)) * SPREAD;
    }
    return hash;
  }

  private long windowStartMs(int group) {
    int from = group * sought.length;
    return (long) keys[from] << Integer.SIZE | Integer.toUnsignedLong(keys[from + 1]);
  }

  private int number(int group, int column) {
    return keys[group * sought.length + START_INTS + column];
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Hands over each group; to be done before the next change. */
  public void forEach(Consumer<Group> consumer) {
    for (int group = 0; group < size; group++) {
      consumer.accept(new Group(key(group), accumulators, group));
    }
  }

  private GroupKey key(int group) {
    @Nullable Object[] values = new Object[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i].value(number(group, i));
    }
    return new GroupKey(windowStartMs(group), values);
  }

  /** Forgets all groups. The room stays as it is as long as flushes need about as much. */
  public void clear() {
    boolean roomy = slots.length > SMALLEST && 8 * size < slots.length;
    empty(roomy ? slots.length / 2 : slots.length);
  }
}
