package io.tributary.connect.jdbcagg.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupBufferTest {

  private static final List<OutputColumn.Aggregate> COUNT =
      List.of(new OutputColumn.Aggregate("n", AggregateFunction.COUNT, null));
  private static final EventOrder ANY = new EventOrder(0, 0, 0);

  private final GroupBuffer buffer = new GroupBuffer(2, COUNT, false);

  @Test
  void countsWhatAMapCounts() {
    Random random = new Random(7);
    Map<List<@Nullable Object>, Long> expected = new HashMap<>();
    for (int flush = 0; flush < 20; flush++) {
      int different = 1 << random.nextInt(12);
      for (int i = 0; i < 3_000; i++) {
        Object number = random.nextInt(9) == 0 ? null : (long) random.nextInt(different);
        List<@Nullable Object> key = new ArrayList<>();
        key.add("name-" + random.nextInt(5));
        key.add(number);
        key.add((long) random.nextInt(3));
        add((Long) Objects.requireNonNull(key.get(2)), key.get(0), number);
        expected.merge(key, 1L, Long::sum);
      }

      assertThat(counts()).isEqualTo(expected);
      buffer.clear();
      expected.clear();
      assertThat(buffer.isEmpty()).isTrue();
      assertThat(counts()).isEmpty();
    }
  }

  @Test
  void keepsTextsApartThatHashAlike() {
    assertThat("AaAa").hasSameHashCodeAs("BBBB").hasSameHashCodeAs("AaBB");

    add(0, "AaAa", null);
    add(0, "BBBB", null);
    add(0, "AaBB", null);
    add(0, "BBBB", null);

    assertThat(counts().values()).containsExactlyInAnyOrder(1L, 2L, 1L);
  }

  @Test
  void takesBackWhatItTookIn() {
    GroupBuffer retracting = new GroupBuffer(1, COUNT, true);
    retracting.add(5, new Object[] {"a", true}, 0, ANY);
    retracting.add(5, new Object[] {"a", true}, 0, ANY);
    retracting.retract(5, new Object[] {"a", true}, 0, ANY);
    retracting.retract(-5, new Object[] {"a", true}, 0, ANY);

    Map<GroupKey, Object> counts = new HashMap<>();
    retracting.forEach(group -> counts.put(group.key(), group.part(0, Part.VALUE)));
    assertThat(counts)
        .containsOnly(
            Map.entry(new GroupKey(5, new Object[] {"a"}), 1L),
            Map.entry(new GroupKey(-5, new Object[] {"a"}), -1L));
  }

  private void add(long startMs, @Nullable Object... group) {
    @Nullable Object[] cells = {"before", group[0], group[1], true};
    buffer.add(startMs, cells, 1, ANY);
  }

  private Map<List<@Nullable Object>, Object> counts() {
    Map<List<@Nullable Object>, Object> counts = new HashMap<>();
    buffer.forEach(
        group -> {
          GroupKey key = group.key();
          List<@Nullable Object> values = new ArrayList<>();
          values.add(key.value(0));
          values.add(key.value(1));
          values.add(key.windowStartMs());
          assertThat(counts.put(values, Objects.requireNonNull(group.part(0, Part.VALUE))))
              .as("a group that came twice")
              .isNull();
        });
    return counts;
  }
}
