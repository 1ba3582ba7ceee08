package io.tributary.connect.jdbcagg.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccumulatorTest {

  private static final int GROUP = 3;
  private static final EventOrder ANY = new EventOrder(0, 0, 0);

  static List<Long> seeds() {
    return new Random(5).longs(50).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void resultsDoNotDependOnTheOrderOfRecords(long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      items.add(
          new Item(
              random.nextInt(5) == 0
                  ? null
                  : random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15),
              new EventOrder(random.nextInt(10), random.nextInt(3), i)));
    }
    List<Object> expected = results(items);
    Collections.shuffle(items, random);

    assertThat(results(items)).isEqualTo(expected);
  }

  @Test
  void extremesAreOfAllValuesWhateverTheirKind() {
    Accumulator least = withRoom(new Extreme(-1));
    Accumulator greatest = withRoom(new Extreme(1));
    assertThat(least.part(GROUP, Part.VALUE)).isNull();

    least.add(GROUP, -3.5, ANY);
    least.add(GROUP, null, ANY);
    least.add(GROUP, -3.0, ANY);
    assertThat(least.part(GROUP, Part.VALUE)).isEqualTo(-3.5);
    least.add(GROUP, -4L, ANY);
    assertThat(least.part(GROUP, Part.VALUE)).isEqualTo(-4L);
    least.add(GROUP, -4.5, ANY);
    assertThat(least.part(GROUP, Part.VALUE)).isEqualTo(-4.5);

    greatest.add(GROUP, "a", ANY);
    greatest.add(GROUP, "b", ANY);
    greatest.add(GROUP, "a ", ANY);
    assertThat(greatest.part(GROUP, Part.VALUE)).isEqualTo("b");
  }

  @Test
  void sumOfIntegersGoesBeyondLong() {
    Accumulator total = withRoom(new Total());
    for (int i = 0; i < 3; i++) {
      total.add(GROUP, Long.MAX_VALUE, new EventOrder(0, 0, i));
      total.add(GROUP, Long.MIN_VALUE + i, new EventOrder(0, 0, i));
      total.add(GROUP, Long.MAX_VALUE, new EventOrder(0, 0, i));
    }

    assertThat(total.part(GROUP, Part.SUM))
        .isEqualTo(
            BigDecimal.valueOf(Long.MAX_VALUE)
                .multiply(BigDecimal.valueOf(3))
                .add(BigDecimal.valueOf(3))
                .subtract(BigDecimal.valueOf(3)));
  }

  @Test
  void headAndRestAreTheSum() {
    Accumulator total = withRoom(new Total());
    total.add(GROUP, -0.12345678901234567, new EventOrder(0, 0, 0));

    assertThat(total.part(GROUP, Part.SUM_HEAD)).isEqualTo(new BigDecimal("-0.1234567891"));
    assertThat(total.part(GROUP, Part.SUM_REST)).isEqualTo(new BigDecimal("0.00000000008765434"));
  }

  @Test
  void nothingButNullsSumsToNull() {
    Accumulator total = withRoom(new Total());
    total.add(GROUP, null, new EventOrder(0, 0, 0));

    assertThat(total.part(GROUP, Part.SUM)).isNull();
    assertThat(total.part(GROUP, Part.SUM_REST)).isNull();
    assertThat(total.part(GROUP, Part.COUNT)).isEqualTo(0L);
  }

  @Test
  void groupsDoNotMixWhileTheyBecomeMore() {
    Random random = new Random(11);
    List<Supplier<Accumulator>> kinds =
        List.of(Counter::new, Total::new, () -> new Extreme(-1), () -> new Extreme(1));
    for (Supplier<Accumulator> kind : kinds) {
      Accumulator together = kind.get();
      List<Accumulator> apart = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        if (i % 20 == 0) {
          apart.add(withRoom(kind.get()));
          together.resize(apart.size());
        }
        int group = random.nextInt(apart.size());
        Object value = value(random);
        together.add(group, value, ANY);
        apart.get(group).add(GROUP, value, ANY);
      }
      for (int group = 0; group < apart.size(); group++) {
        assertThat(together.part(group, Part.SUM))
            .isEqualTo(apart.get(group).part(GROUP, Part.SUM));
      }
    }
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> random.nextGaussian();
      default -> random.nextInt(1_000) / 100.0;
    };
  }

  @Test
  void aTotalThatWasTakenBackIsZeroAndNotNull() {
    Accumulator total = withRoom(new Total());
    total.add(GROUP, 2.5, ANY);
    total.retract(GROUP, 2.5, ANY);
    total.retract(GROUP - 1, 7L, ANY);

    assertThat((BigDecimal) total.part(GROUP, Part.SUM)).isEqualByComparingTo("0");
    assertThat(total.part(GROUP, Part.COUNT)).isEqualTo(0L);
    assertThat((BigDecimal) total.part(GROUP - 1, Part.SUM)).isEqualByComparingTo("-7");
    assertThat(total.part(GROUP - 2, Part.SUM)).isNull();
  }

  @Test
  void lastKeepsANullOfTheLastRecord() {
    Outermost latest = new Outermost(1);
    latest.add(new Ranked(null, null), new EventOrder(2, 0, 7));
    latest.add(new Ranked("earlier", null), new EventOrder(1, 9, 99));
    latest.add(null, new EventOrder(3, 0, 8));

    assertThat(latest.part(Part.VALUE)).isNull();
    assertThat(latest.part(Part.PLACE))
        .isEqualTo(Places.of(new Ranked(null, null), new EventOrder(2, 0, 7)));
  }

  private static List<Object> results(List<Item> items) {
    List<Accumulator> accumulators =
        List.of(
            new Counter(),
            new Total(),
            new Extreme(-1),
            new Extreme(1),
            new EachGroup(() -> new Outermost(-1)),
            new EachGroup(() -> new Outermost(1)));
    accumulators.forEach(AccumulatorTest::withRoom);
    for (Item item : items) {
      for (Accumulator each : accumulators) {
        boolean ordered = each instanceof EachGroup;
        each.add(GROUP, ordered ? new Ranked(item.value(), null) : item.value(), item.order());
      }
    }
    List<Object> results = new ArrayList<>();
    for (Accumulator accumulator : accumulators) {
      Object value = accumulator.part(GROUP, Part.VALUE);
      results.add(value instanceof BigDecimal sum ? sum.stripTrailingZeros() : value);
    }
    return results;
  }

  private static Accumulator withRoom(Accumulator accumulator) {
    accumulator.resize(GROUP + 1);
    return accumulator;
  }

  private record Item(@Nullable Double value, EventOrder order) {}
}
