package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTotalsTest {

  private final List<RawRecord> messages =
      List.of(message(0, "\"a  b\\ta\\n\\nA\""), message(1, "\"\""), message(2, "\" b \\n b \""));

  @Test
  void countsWhatStandsBetweenWhiteSpaceByEachLettersCase() {
    assertThat(WordTotals.ofWords(messages).rows())
        .isEqualTo(
            Map.of(
                List.of("a"), new Row(Map.of("total", 2L)),
                List.of("b"), new Row(Map.of("total", 3L)),
                List.of("A"), new Row(Map.of("total", 1L))));
  }

  @Test
  void tellsEachLineWithHowManyPartsBlanksPartItIn() {
    assertThat(WordTotals.ofLines(messages).rows())
        .isEqualTo(
            Map.of(
                List.of(3L, 0L, "a  b\ta"), line(3, 1),
                List.of(3L, 0L, ""), line(1, 1),
                List.of(3L, 0L, "A"), line(1, 1),
                List.of(3L, 1L, ""), line(1, 1),
                List.of(3L, 2L, " b "), line(3, 2)));
  }

  @Test
  void multipliesTheTotalsOfAPass(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(WordTotals.EXPECTED);
    Files.writeString(file, "a\t2\nb\t1\n");

    assertThat(WordTotals.expected(file, 10).rows())
        .isEqualTo(
            Map.of(
                List.of("a"), new Row(Map.of("total", 20L)),
                List.of("b"), new Row(Map.of("total", 10L))));
  }

  private static Row line(long tokens, long times) {
    return new Row(Map.of("tokens", tokens, "times", times));
  }

  private static RawRecord message(long offset, String json) {
    return new RawRecord(3, offset, null, json.getBytes(UTF_8));
  }
}
