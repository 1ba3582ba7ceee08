package io.tributary.connect.http.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int NUMBERS = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "0.1",
        "-122.6378",
        "33.300000000000004",
        "9007199254740993.0",
        "123456789012345.6",
        "0.00000000000001",
        "1e3",
        "1.5E-7",
        "-2.5e+10",
        "1e400",
        "4.9e-324",
        "12345678901234567890.123"
      })
  void readsADecimalAsJavaDoes(String text) throws IOException {
    assertThat(decimal(text)).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void readsEachDecimalAsJavaDoes() throws IOException {
    long seed = Long.getLong("numbers.seed", 1L);
    System.out.println("numbers.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < NUMBERS; i++) {
      String text = decimal(random);
      assertThat(decimal(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  /** Of up to 18 digits with a point among them, so that both ways to read it are taken. */
  private static String decimal(SplittableRandom random) {
    int digits = random.nextInt(1, 19);
    long unscaled = random.nextLong(BigInteger.TEN.pow(digits).longValueExact());
    String text = BigDecimal.valueOf(unscaled, random.nextInt(1, digits + 1)).toPlainString();
    return random.nextBoolean() ? "-" + text : text;
  }

  private static double decimal(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return JsonNumbers.decimal(parser);
    }
  }
}
