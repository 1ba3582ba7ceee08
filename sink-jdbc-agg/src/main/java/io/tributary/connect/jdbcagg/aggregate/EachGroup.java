package io.tributary.connect.jdbcagg.aggregate;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An aggregate that keeps more than numbers: an object for each group. */
final class EachGroup extends Accumulator {

  private final Supplier<GroupState> empty;
  private @Nullable GroupState[] states = {};

  EachGroup(Supplier<GroupState> empty) {
    this.empty = empty;
  }

  @Override
  void resize(int groups) {
    states = Arrays.copyOf(states, groups);
  }

  @Override
  void add(int group, @Nullable Object value, EventOrder order) {
    state(group).add(value, order);
  }

  @Override
  void retract(int group, @Nullable Object value, EventOrder order) {
    if (state(group) instanceof ValueCounts counts) {
      counts.retract(value, order);
    } else {
      super.retract(group, value, order);
    }
  }

  @Override
  @Nullable Object part(int group, Part part) {
    return state(group).part(part);
  }

  GroupState state(int group) {
    GroupState state = states[group];
    if (state == null) {
      state = empty.get();
      states[group] = state;
    }
    return state;
  }
}
