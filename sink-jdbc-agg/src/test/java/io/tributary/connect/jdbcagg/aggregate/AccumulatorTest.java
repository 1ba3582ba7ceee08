package io.tributary.connect.jdbcagg.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccumulatorTest {

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
    EventOrder any = new EventOrder(0, 0, 0);
    Accumulator.Extreme least = new Accumulator.Extreme(-1);
    Accumulator.Extreme greatest = new Accumulator.Extreme(1);
    assertThat(least.part(Part.VALUE)).isNull();

    least.add(-3.5, any);
    least.add(null, any);
    least.add(-3.0, any);
    assertThat(least.part(Part.VALUE)).isEqualTo(-3.5);
    least.add(-4L, any);
    assertThat(least.part(Part.VALUE)).isEqualTo(-4L);
    least.add(-4.5, any);
    assertThat(least.part(Part.VALUE)).isEqualTo(-4.5);

    greatest.add("a", any);
    greatest.add("b", any);
    greatest.add("a ", any);
    assertThat(greatest.part(Part.VALUE)).isEqualTo("b");
  }

  @Test
  void sumOfIntegersGoesBeyondLong() {
    Accumulator.Total total = new Accumulator.Total();
    for (int i = 0; i < 3; i++) {
      total.add(Long.MAX_VALUE, new EventOrder(0, 0, i));
      total.add(Long.MIN_VALUE + i, new EventOrder(0, 0, i));
      total.add(Long.MAX_VALUE, new EventOrder(0, 0, i));
    }

    assertThat(total.part(Part.SUM))
        .isEqualTo(
            BigDecimal.valueOf(Long.MAX_VALUE)
                .multiply(BigDecimal.valueOf(3))
                .add(BigDecimal.valueOf(3))
                .subtract(BigDecimal.valueOf(3)));
  }

  @Test
  void headAndRestAreTheSum() {
    Accumulator.Total total = new Accumulator.Total();
    total.add(-0.12345678901234567, new EventOrder(0, 0, 0));

    assertThat(total.part(Part.SUM_HEAD)).isEqualTo(new BigDecimal("-0.1234567891"));
    assertThat(total.part(Part.SUM_REST)).isEqualTo(new BigDecimal("0.00000000008765434"));
  }

  @Test
  void nothingButNullsSumsToNull() {
    Accumulator.Total total = new Accumulator.Total();
    total.add(null, new EventOrder(0, 0, 0));

    assertThat(total.part(Part.SUM)).isNull();
    assertThat(total.part(Part.SUM_REST)).isNull();
    assertThat(total.part(Part.COUNT)).isEqualTo(0L);
  }

  @Test
  void lastKeepsANullOfTheLastRecord() {
    Accumulator.Outermost latest = new Accumulator.Outermost(1);
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
            new Accumulator.Counter(),
            new Accumulator.Total(),
            new Accumulator.Extreme(-1),
            new Accumulator.Extreme(1),
            new Accumulator.Outermost(-1),
            new Accumulator.Outermost(1));
    for (Item item : items) {
      for (Accumulator each : accumulators) {
        boolean ordered = each instanceof Accumulator.Outermost;
        each.add(ordered ? new Ranked(item.value(), null) : item.value(), item.order());
      }
    }
    List<Object> results = new ArrayList<>();
    for (Accumulator accumulator : accumulators) {
      Object value = accumulator.part(Part.VALUE);
      results.add(value instanceof BigDecimal sum ? sum.stripTrailingZeros() : value);
    }
    return results;
  }

  private record Item(@Nullable Double value, EventOrder order) {}
}
