package io.tributary.connect.http.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "now", "2026-11-20T12:00:00Z",
          "cursor.a", "1",
          "cursor.ms", "1700000000000",
          "cursor.date", "2026-01-31",
          "cursor.odd", "a b/ü\"\n&",
          "partition.route", "7");

  @Test
  void fillsEachHoleWithItsVariableOrElseWithItsDefault() {
    Template template = Template.compile("a=${cursor.a|default:x}-${cursor.b|default:}-$");

    assertThat(template.fill(VALUES::get, Encoding.NONE)).isEqualTo("a=1--$");
    assertThat(template.fill(name -> null, Encoding.NONE)).isEqualTo("a=x--$");
    assertThat(template.variables()).containsExactly("cursor.a", "cursor.b");
    assertThat(template.withoutDefault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "${partition.route}                         ; 7",
        "${now}                                     ; 2026-11-20T12:00:00Z",
        "${now|epoch_s}                             ; 1795176000",
        "${now|epoch_ms}                            ; 1795176000000",
        "${now|minus:PT5M}                          ; 2026-11-20T11:55:00Z",
        "${now|plus:P1D|format:yyyy-MM-dd HH:mm}    ; 2026-11-21 12:00",
        "${cursor.ms|iso}                           ; 2023-11-14T22:13:20Z",
        "${cursor.ms|minus:PT1H|epoch_s}            ; 1699996400",
        "${cursor.date|epoch_s}                     ; 1769817600",
        "${cursor.none|minus:PT1H|default:start}    ; start",
        "${cursor.none}                             ; ''"
      })
  void changesAValueStepByStep(String template, String filled) {
    assertThat(Template.compile(template).fill(VALUES::get, Encoding.NONE)).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource({"PERCENT, a%20b%2F%C3%BC%22%0A%26", "JSON, 'a b/ü\\\"\\u000A&'", "HEADER, 'a b/\"&'"})
  void aValueCannotLeaveItsPlace(Encoding encoding, String filled) {
    assertThat(Template.compile("${cursor.odd}").fill(VALUES::get, encoding)).isEqualTo(filled);
  }

  @Test
  void saysThatAValueIsNoTime() {
    Template template = Template.compile("${cursor.odd|epoch_s}");

    assertThatThrownBy(() -> template.fill(VALUES::get, Encoding.NONE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("|epoch_s")
        .hasMessageNotContaining("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${cursor.a",
        "${}",
        "${a.b.c}",
        "${cursor.a|run:x}",
        "${now|minus:5m}",
        "${now|format:bbb}",
        "${cursor.a b}"
      })
  void refusesWhatItCannotFill(String text) {
    assertThatThrownBy(() -> Template.compile(text)).isInstanceOf(ConfigException.class);
  }
}
