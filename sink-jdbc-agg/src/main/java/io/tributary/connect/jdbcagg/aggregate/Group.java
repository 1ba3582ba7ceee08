package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/** A group of a buffer with what records added to it; good until the buffer's next change. */
public final class Group {

  private final GroupKey key;
  private final Accumulator[] accumulators;
  private final int number;

  Group(GroupKey key, Accumulator[] accumulators, int number) {
    this.key = key;
    this.accumulators = accumulators;
    this.number = number;
  }

  public GroupKey key() {
    return key;
  }

  /** How many aggregates it has. */
  public int aggregates() {
    return accumulators.length;
  }

  /** A part of an aggregate to be written; null where no record gave a value. */
  public @Nullable Object part(int aggregate, Part part) {
    return accumulators[aggregate].part(number, part);
  }

  /** The values of an aggregate that needs all of them; null of any other. */
  public @Nullable ValueCounts values(int aggregate) {
    return accumulators[aggregate] instanceof EachGroup each
            && each.state(number) instanceof ValueCounts counts
        ? counts
        : null;
  }
}
