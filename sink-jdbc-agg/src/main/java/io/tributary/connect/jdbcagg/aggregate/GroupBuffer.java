package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one statement that records touched since the last flush: a table with open
 * addressing, which finds the group of a line without making a key for it.
 */
public final class GroupBuffer implements Groups {

  private static final int SMALLEST = 64;

  /** The golden ratio of 2^32: spreads hashes that differ in few bits. */
  private static final int SPREAD = 0x9E3779B9;

  private final List<OutputColumn.Aggregate> aggregates;
  private final int groupColumns;
  private @Nullable GroupKey[] keys = new GroupKey[SMALLEST];

  /** Of the keys, by the same index. */
  private Accumulator[][] accumulators = new Accumulator[SMALLEST][];

  private int size;

  /**
   * @param groupColumns how many values a group has
   */
  GroupBuffer(int groupColumns, List<OutputColumn.Aggregate> aggregates) {
    this.groupColumns = groupColumns;
    this.aggregates = List.copyOf(aggregates);
  }

  /**
   * Folds one line in. Cannot fail, so that a batch is folded whole or not at all.
   *
   * @param cells holds, from an index on, the group's values and then those to add
   */
  void add(long windowStartMs, @Nullable Object[] cells, int from, EventOrder order) {
    int at = find(windowStartMs, cells, from);
    Accumulator[] group = accumulators[at];
    int values = from + groupColumns;
    for (int i = 0; i < group.length; i++) {
      group[i].add(cells[values + i], order);
    }
  }

  /** Where the line's group is; made if it is new. */
  private int find(long windowStartMs, @Nullable Object[] cells, int from) {
    int hash = GroupKey.hash(windowStartMs, cells, from, groupColumns);
    int at = slot(hash);
    for (GroupKey key = keys[at]; key != null; key = keys[at]) {
      if (key.is(hash, windowStartMs, cells, from)) {
        return at;
      }
      at = (at + 1) & (keys.length - 1);
    }
    if (2 * size >= keys.length) {
      resize(2 * keys.length);
      at = free(hash);
    }
    size++;
    keys[at] = GroupKey.of(hash, windowStartMs, cells, from, groupColumns);
    accumulators[at] = Accumulators.fresh(aggregates, false);
    return at;
  }

  private int slot(int hash) {
    return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(keys.length) + 1);
  }

  private int free(int hash) {
    int at = slot(hash);
    while (keys[at] != null) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void resize(int room) {
    @Nullable GroupKey[] oldKeys = keys;
    Accumulator[][] oldAccumulators = accumulators;
    keys = new GroupKey[room];
    accumulators = new Accumulator[room][];
    for (int i = 0; i < oldKeys.length; i++) {
      GroupKey key = oldKeys[i];
      if (key != null) {
        int at = free(key.hashCode());
        keys[at] = key;
        accumulators[at] = oldAccumulators[i];
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public void forEach(BiConsumer<GroupKey, Accumulator[]> consumer) {
    for (int i = 0; i < keys.length; i++) {
      GroupKey key = keys[i];
      if (key != null) {
        consumer.accept(key, accumulators[i]);
      }
    }
  }

  /** Forgets all groups. The room stays as it is as long as flushes need about as much. */
  public void clear() {
    boolean roomy = keys.length > SMALLEST && 8 * size < keys.length;
    int room = roomy ? keys.length / 2 : keys.length;
    keys = new GroupKey[room];
    accumulators = new Accumulator[room][];
    size = 0;
  }
}
