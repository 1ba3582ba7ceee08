package io.tributary.connect.smt.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.problem.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static Object read(String text) {
    Problems problems = new Problems();
    JsonNode node = JsonReader.read(text, problems);
    assertThat(problems.describe("json")).isEmpty();
    return node.plain();
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(read("{\"a\": [1, -2.5e3, true, false, null, \"x\"], \"b\": {}, \"c\": []}"))
        .isEqualTo(
            Map.of(
                "a", Arrays.asList(1L, -2500.0, true, false, null, "x"),
                "b", Map.of(),
                "c", List.of()));
  }

  @Test
  void readsEscapes() {
    assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude8c\""))
        .isEqualTo("\"\\/\b\f\n\r\té\uD83D\uDE8C");
  }

  @Test
  void readsOverCommentsAndKeepsCountingLines() {
    Problems problems = new Problems();
    JsonReader.read("// one\n/* two\n three */ [1,\n  x]", problems);

    assertThat(problems.describe("spec")).startsWith("spec: line 4 col 3: ");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    Problems problems = new Problems();
    JsonReader.read("[".repeat(100_000), problems);

    assertThat(problems.describe("spec")).contains("nested deeper than 200 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{a:1}",
        "\"\\x\"",
        "\"\\u12g4\"",
        "+1",
        ".5",
        "1.",
        "0x1",
        "nul",
        "99999999999999999999",
        "/* open",
        "[1] 2",
        "'a'",
        "NaN"
      })
  void refusesWhatIsNoJson(String text) {
    Problems problems = new Problems();

    assertThat(JsonReader.read(text, problems)).isNull();
    assertThat(problems.isEmpty()).isFalse();
  }

  @Test
  void writesWhatItReads() {
    String text = "{\"a\":[1,-2.5,true,null,\"q\\\"\\\\\\n\\u0001é\"],\"b\":{}}";

    assertThat(JsonWriter.write(read(text))).isEqualTo(text);
  }
}
