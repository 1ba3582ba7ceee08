package io.tributary.connect.jdbcagg.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** COUNT. */
final class Counter extends Accumulator {

  private long[] counts = {};

  @Override
  void resize(int groups) {
    counts = Arrays.copyOf(counts, groups);
  }

  @Override
  void add(int group, @Nullable Object value, EventOrder order) {
    if (value != null) {
      counts[group]++;
    }
  }

  @Override
  void retract(int group, @Nullable Object value, EventOrder order) {
    if (value != null) {
      counts[group]--;
    }
  }

  @Override
  Object part(int group, Part part) {
    return counts[group];
  }
}
