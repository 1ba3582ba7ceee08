package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * One aggregate of all groups, over the records since the last flush. Groups are numbered from 0,
 * and an array has one kind of number of all of them: objects of their own for each group would lie
 * far apart in memory, and a record would wait for each of them.
 */
public abstract sealed class Accumulator permits Counter, Total, Extreme, EachGroup {

  /** Makes room for so many groups. */
  abstract void resize(int groups);

  /**
   * Takes one record in.
   *
   * @param value see {@link Contribution#values}
   */
  abstract void add(int group, @Nullable Object value, EventOrder order);

  /** Undoes one {@link #add} of the same value and order, of this flush or an earlier one. */
  void retract(int group, @Nullable Object value, EventOrder order) {
    throw new IllegalStateException(getClass().getSimpleName() + " cannot take values back");
  }

  /** A part of a group to be written; null where no record gave a value. */
  abstract @Nullable Object part(int group, Part part);
}
