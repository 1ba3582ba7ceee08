package io.tributary.connect.jdbcagg.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of values sort as the values do, and read back as them. */
class OrderedBytesTest {

  private static final String[] CHARACTERS = {
    "\0", "\u0001", "a", "A", " ", "\u00ff", "\u0100", "\ud83d\udea2", "\uffff"
  };

  static List<Function<Random, Object>> kinds() {
    return List.of(
        random -> random.nextLong() >> random.nextInt(64),
        random -> Double.longBitsToDouble(random.nextLong()),
        random -> random.nextInt(5) / 2.0 - 1,
        random -> new BigDecimal(new BigInteger(random.nextInt(126), random), 6).negate(),
        random -> new BigDecimal(random.nextInt(2000) - 1000).movePointLeft(2).setScale(2),
        OrderedBytesTest::text,
        Random::nextBoolean,
        random -> Instant.ofEpochMilli(random.nextLong() >> 20),
        random -> LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void compareAsTheirValuesDo(Function<Random, Object> kind) {
    Random random = new Random(20261120);
    for (int i = 0; i < 3_000; i++) {
      Object one = value(kind, random);
      Object other = value(kind, random);
      int expected = Integer.signum(compare(one, other));
      byte[] left = new OrderedBytes.Writer().put(one).putInt(7).bytes();
      byte[] right = new OrderedBytes.Writer().put(other).putInt(7).bytes();

      assertThat(Integer.signum(Arrays.compareUnsigned(left, right)))
          .as("%s to %s", one, other)
          .isEqualTo(expected);
      OrderedBytes.Reader reader = new OrderedBytes.Reader(left);
      assertThat(reader.get()).isEqualTo(one);
      assertThat(reader.getInt()).isEqualTo(7);
    }
  }

  @Test
  void nullComesFirst() {
    byte[] none = new OrderedBytes.Writer().put(null).bytes();
    byte[] empty = new OrderedBytes.Writer().put("").bytes();

    assertThat(Arrays.compareUnsigned(none, empty)).isNegative();
    assertThat(new OrderedBytes.Reader(none).get()).isNull();
  }

  private static Object value(Function<Random, Object> kind, Random random) {
    Object value = kind.apply(random);
    boolean unusable = value instanceof Double number && !Double.isFinite(number);
    return unusable ? value(kind, random) : value instanceof Double n && n == 0 ? 0.0 : value;
  }

  private static int compare(Object one, Object other) {
    return one instanceof LocalDate day
        ? day.compareTo((LocalDate) other)
        : ValueOrder.compare(one, other);
  }

  private static Object text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
