package io.tributary.connect.http.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @Test
  void fillsHolesFromTheCursorOrWithTheirDefaults() {
    Template template = Template.compile("a${cursor.x|default:0}-${cursor.y|default:}!");

    assertThat(template.fill(Map.of())).isEqualTo("a0-!");
    assertThat(template.fill(Map.of("x", "7", "y", "$"))).isEqualTo("a7-$!");
    assertThat(template.cursors()).containsExactly("x", "y");
  }

  @Test
  void leavesOtherDollarsAlone() {
    assertThat(Template.compile("cost=$5 {x}").fill(Map.of())).isEqualTo("cost=$5 {x}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${now}", "${cursor.x}", "${cursor.|default:0}", "${", "${}"})
  void refusesWhatItDoesNotKnow(String text) {
    assertThatThrownBy(() -> Template.compile(text)).isInstanceOf(ConfigException.class);
  }
}
