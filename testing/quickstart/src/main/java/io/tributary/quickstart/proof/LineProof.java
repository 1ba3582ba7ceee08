package io.tributary.quickstart.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what is told in lines of text, in any order. */
public final class LineProof {

  private LineProof() {}

  /**
   * Proves that each line is there as often as it is expected.
   *
   * @param name what is compared with what
   */
  public static Verdict check(String name, List<String> expected, List<String> found) {
    Map<String, Long> left = new HashMap<>();
    expected.forEach(line -> left.merge(line, 1L, Long::sum));
    found.forEach(line -> left.merge(line, -1L, Long::sum));
    Differences differences = new Differences();
    left.forEach(
        (line, more) -> {
          if (more > 0) {
            differences.missing(more, more + " times too seldom: " + line);
          } else if (more < 0) {
            differences.doubled(-more, -more + " times too often: " + line);
          }
        });
    return differences.verdict(name, expected.size());
  }
}
