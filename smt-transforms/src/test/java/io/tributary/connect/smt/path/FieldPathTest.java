package io.tributary.connect.smt.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths in the notation of KIP-821. */
class FieldPathTest {

  private static List<String> names(String text) {
    Problems problems = new Problems();
    FieldPath path = FieldPath.parse(text, problems);
    assertThat(problems.describe("field")).isEmpty();
    return path.names();
  }

  @Test
  void nestsByDotsAndQuotesByBackticks() {
    assertThat(names("after")).containsExactly("after");
    assertThat(names("after.pos.lat")).containsExactly("after", "pos", "lat");
    assertThat(names("`a.b`.c")).containsExactly("a.b", "c");
    assertThat(names("x.`a``b`")).containsExactly("x", "a`b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "`a", "`a`b", "``"})
  void refusesWhatIsNoPath(String text) {
    Problems problems = new Problems();

    assertThat(FieldPath.parse(text, problems)).isNull();
    assertThat(problems.describe("field")).contains("is no path; expected names with dots");
  }

  @Test
  void readsNothingWhereTheWayIsMissing() {
    FieldPath path = new FieldPath(List.of("a", "b"));

    assertThat(path.read(Map.of("a", Map.of("b", 1)))).isEqualTo(1);
    assertThat(path.read(Map.of("a", Map.of("c", 1)))).isNull();
    assertThat(path.read(Map.of("a", "text"))).isNull();
    assertThat(path.read("text")).isNull();
  }
}
