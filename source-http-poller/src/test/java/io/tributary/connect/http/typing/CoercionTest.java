package io.tributary.connect.http.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.model.RawRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CoercionTest {

  @ParameterizedTest
  @MethodSource("fitting")
  void givesTheDeclaredType(String type, Object raw, Object typed) {
    assertThat(Coercion.apply(ColumnSettings.parse("c:" + type), raw)).isEqualTo(typed);
  }

  static Stream<Arguments> fitting() {
    Date noon = Date.from(Instant.parse("2026-01-31T12:00:00Z"));
    return Stream.of(
        Arguments.of("string", " a ", " a "),
        Arguments.of("string:trim", " a ", "a"),
        Arguments.of("string", true, "true"),
        Arguments.of("boolean", false, false),
        Arguments.of("boolean", "true", true),
        Arguments.of("int32", 7L, 7),
        Arguments.of("int32", "-7", -7),
        Arguments.of("int32", 7.0, 7),
        Arguments.of("int64", " 9007199254740993 ", 9007199254740993L),
        Arguments.of("float32", 0.5, 0.5f),
        Arguments.of("float64", 12192L, 12192.0),
        Arguments.of("float64", "-79.5", -79.5),
        Arguments.of("float64", "1e3", 1000.0),
        Arguments.of("timestamp_s", noon.getTime() / 1000, noon),
        Arguments.of("timestamp_s", noon.getTime() / 1000 + 0.25, new Date(noon.getTime() + 250)),
        Arguments.of("timestamp_s", String.valueOf(noon.getTime() / 1000), noon),
        Arguments.of("timestamp_ms", String.valueOf(noon.getTime()), noon),
        Arguments.of("timestamp_iso", "2026-01-31T12:00:00Z", noon),
        Arguments.of("timestamp_iso", "2026-01-31T14:00:00+02:00", noon),
        Arguments.of("array<int32>", Arrays.asList(1L, null, "3"), Arrays.asList(1, null, 3)),
        Arguments.of("array<string>", List.of(), List.of()),
        Arguments.of("int32?", null, null));
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void refusesWhatItWouldHaveToGuessAndQuotesNothing(String type, Object raw) {
    assertThatThrownBy(() -> Coercion.apply(ColumnSettings.parse("c:" + type), raw))
        .isInstanceOf(DataException.class)
        .hasMessageNotContaining("4711");
  }

  static Stream<Arguments> unfitting() {
    return Stream.of(
        Arguments.of("string", null),
        Arguments.of("string", RawRow.NESTED),
        Arguments.of("boolean", "4711"),
        Arguments.of("boolean", 1L),
        Arguments.of("int32", 47_110_000_000L),
        Arguments.of("int32", 4711.5),
        Arguments.of("int32", "4711x"),
        Arguments.of("int32", ""),
        Arguments.of("int64", 1e300),
        Arguments.of("float32", 1e300),
        Arguments.of("float64", "NaN"),
        Arguments.of("float64", "0x4711p1"),
        Arguments.of("float64", "4711d"),
        Arguments.of("float64", "1e999"),
        Arguments.of("float64", ""),
        Arguments.of("float64", true),
        Arguments.of("timestamp_s", Long.MAX_VALUE),
        Arguments.of("timestamp_s", 1e300),
        Arguments.of("timestamp_iso", "4711-01-01"),
        Arguments.of("timestamp_iso", 4711L),
        Arguments.of("array<int32>", 4711L),
        Arguments.of("array<int32>", List.of("4711x")));
  }

  @Test
  void saysHowToAllowNull() {
    assertThatThrownBy(() -> Coercion.apply(ColumnSettings.parse("c:string"), null))
        .hasMessageContaining("'?'");
  }
}
