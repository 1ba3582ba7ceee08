package io.tributary.connect.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void findsTheNearestName() {
    assertThat(Suggestion.closest("toIntger", List.of("toLong", "toInteger", "toString")))
        .contains("toInteger");
  }

  @Test
  void takesTwoSwappedLettersForOneMistake() {
    assertThat(Suggestion.closest("shfit", List.of("sort", "shift"))).contains("shift");
  }

  @Test
  void staysSilentWhereNothingIsNear() {
    assertThat(Suggestion.closest("frobnicate", List.of("toLong", "trim"))).isEmpty();
  }

  @Test
  void breaksTiesByName() {
    assertThat(Suggestion.closest("bat", List.of("rat", "cat"))).contains("cat");
  }
}
