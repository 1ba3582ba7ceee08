package io.tributary.connect.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class EnumValidatorTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  private static final EnumValidator<Colour> VALIDATOR = EnumValidator.of(Colour.class);

  @Test
  void acceptsAndParsesAnyCase() {
    assertThatCode(() -> VALIDATOR.ensureValid("k", "Dark_Blue")).doesNotThrowAnyException();
    assertThat(VALIDATOR.parse("dark_blue")).isEqualTo(Colour.DARK_BLUE);
  }

  @Test
  void refusesAStrangerAndNamesTheNearest() {
    assertThatThrownBy(() -> VALIDATOR.ensureValid("colour", "darkblue"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("colour")
        .hasMessageContaining("[red, dark_blue]; did you mean 'dark_blue'?");
  }

  @Test
  void recommendsTheSameNames() {
    assertThat(VALIDATOR.validValues("k", Map.of())).containsExactly("red", "dark_blue");
  }
}
