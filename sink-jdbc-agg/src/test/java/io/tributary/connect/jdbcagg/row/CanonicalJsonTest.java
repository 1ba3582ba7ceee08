package io.tributary.connect.jdbcagg.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"a\": [1, 2]} | {\"a\":[1,2]}",
        "{\"b\":1,\"a\":{\"d\":null,\"c\":true}} | {\"a\":{\"c\":true,\"d\":null},\"b\":1}",
        "[ 1.50 , -0.0, 1e2, 120 ] | [1.5,0,100,120]",
        "\"\\u0041\\/\\n\\\"\\\\\\ud83d\\udea2\" | \"A/\\u000a\\\"\\\\\uD83D\uDEA2\"",
        "{} | {}",
        "[] | []",
        "[ ] | []",
        "false | false",
        "1e999 | 1e999",
      })
  void hasOneFormForEachDocument(String text, String expected) {
    assertThat(CanonicalJson.of(text)).isEqualTo(expected);
    assertThat(CanonicalJson.of(expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\"}",
        "{\"a\":1,}",
        "[1 2]",
        "nul",
        "1.2.3",
        "\"a",
        "\"\\x\"",
        "\"\\u00g0\"",
        "{} {}",
        "'a'"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> CanonicalJson.of(text))
        .isInstanceOf(DataException.class)
        .hasMessage("a field of JSON text does not hold JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {102, 100_000})
  void refusesWhatIsNestedWithoutEnd(int depth) {
    assertThatThrownBy(() -> CanonicalJson.of("[".repeat(depth) + "]".repeat(depth)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("nested deeper");
  }
}
