package io.tributary.connect.smt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "+7",
        "1.",
        ".5",
        "-.5",
        "43.656185",
        "-79.361969",
        "9007199254740992",
        "0.0000000000000001",
        "00012.50"
      })
  void readsWhatAJavaDoubleIs(String text) {
    assertThat(ShortDecimal.parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1e5",
        "1.2.3",
        " 1",
        "1 ",
        "1d",
        "NaN",
        "0x1p3",
        "--1",
        "1-",
        "9007199254740993",
        "1234567890123456789"
      })
  void leavesOtherTextsToOthers(String text) {
    assertThat(ShortDecimal.parse(text)).isNaN();
  }

  @Test
  void roundsAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(7);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String digits = Long.toString(random.nextLong(1, 1L << (1 + random.nextInt(54))));
      int point = random.nextInt(digits.length() + 1);
      String text = digits.substring(0, point) + "." + digits.substring(point);
      double value = ShortDecimal.parse(text);
      if (!Double.isNaN(value)) {
        read++;
        assertThat(value).isEqualTo(Double.parseDouble(text));
      }
    }
    assertThat(read).isGreaterThan(150_000);
  }
}
