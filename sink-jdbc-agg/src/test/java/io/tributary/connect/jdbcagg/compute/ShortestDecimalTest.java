package io.tributary.connect.jdbcagg.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

  /** What Python's {@code repr} gives; several differ from {@code Double.toString} of JDK 17. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "4206.24, 4206.24",
    "-96.1886, -96.1886",
    "1e22, 1e22",
    "1e23, 1e23",
    "2e23, 2e23",
    "5.684341886080802e-14, 5.684341886080802e-14",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "4.9e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "2.0e-3, 0.002",
    "9007199254740993, 9007199254740992",
    "0.0, 0"
  })
  void givesTheFewestDigits(double value, BigDecimal expected) {
    assertThat(ShortestDecimal.of(value)).isEqualByComparingTo(expected);
  }

  @Test
  void readsBackAsTheSameDoubleWithNoMoreDigitsThanJava() {
    Random random = new Random(42);
    for (int i = 0; i < 50_000; i++) {
      double value =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt() / Math.pow(10, random.nextInt(9));
      if (Double.isFinite(value)) {
        BigDecimal shortest = ShortestDecimal.of(value);
        assertThat(shortest.doubleValue()).isEqualTo(value + 0.0);
        assertThat(digits(shortest)).isLessThanOrEqualTo(digits(new BigDecimal("" + value)));
      }
    }
  }

  private static int digits(BigDecimal number) {
    return number.stripTrailingZeros().precision();
  }
}
