package io.tributary.connect.smt.jolt.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPatternTest {

  private static KeyPattern pattern(String key) {
    return KeyPattern.of(List.of(key.split("\\*", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "tag-*, tag-a, a",
    "*-tag, a-tag, a",
    "a*b, axyb, xy",
    "*-*, a-b, a b",
    "*-*, a-b-c, a b-c",
    "*-*, --a, - a",
    "a*b*c, a1b2c, 1 2",
    "*-*-*, 1-2-3-4, 1 2 3-4",
    "*--*, a---b, a -b",
  })
  void capturesAsFewCharactersAsTheRestAllows(String key, String name, String captured) {
    KeyPattern pattern = pattern(key);

    assertThat(pattern.matches(name)).isTrue();
    assertThat(IntStream.rangeClosed(1, pattern.groups()))
        .extracting(group -> pattern.captured(name, group))
        .containsExactly(captured.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "tag-*, tag-",
    "*-tag, -tag",
    "ab*ba, aba",
    "ab*ba, abba",
    "*-*, a-",
    "*-*, -a",
    "*-*-*, a-b",
    "a*b*c, abbc",
  })
  void leavesNoStarEmpty(String key, String name) {
    assertThat(pattern(key).matches(name)).isFalse();
  }

  @Test
  void capturesFromMoreNamesThanItRemembers() {
    KeyPattern pattern = pattern("*-t-*");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_000; i++) {
        String name = i + "-t-" + -i;
        assertThat(pattern.matches(name)).isTrue();
        assertThat(pattern.captured(name, 1)).isEqualTo(Integer.toString(i));
        assertThat(pattern.captured(name, 2)).isEqualTo(Integer.toString(-i));
      }
    }
  }

  @Test
  @Timeout(5)
  void matchesLongNamesInLinearTime() {
    String name = "-".repeat(200_000);

    assertThat(pattern("*-*-*-*-*-*x").matches(name)).isFalse();
    assertThat(pattern("*-*-*-*-*-*").matches(name)).isTrue();
  }
}
