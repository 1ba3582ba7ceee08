package io.tributary.connect.smt.jolt;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why an answer of ours may differ from jolt-core's. A reason holds only where the difference is
 * gone once something else stands in the spec; {@link JoltDefectsTest} shows each.
 */
enum Explained {
  /** Compared without fractions and against the bounds of int. */
  EXTREMES("=(max|min)\\b", "=avg"),
  /** Only for two longs, and for two doubles; ours are for integers, and for numbers. */
  SUBTRACTION("=(longSubtract|doubleSubtract)", "=intSubtract"),
  /** Changes its argument, where it stands, and fails on several arguments. */
  SQUASHING("=(squashNulls|recursivelySquashNulls)", "=noop"),
  /** Answers an array, which no other function takes for a list. */
  SORTING("=sort", "=toList"),
  /**
   * A container that a modify takes from elsewhere stands in two places then, or within itself, and
   * a later key changes both.
   */
  SHARING(
      "(?<=[:\\[,]\")(@[^\"]*)(?=\"(?!:))"
          + "|=(?:isPresent|notNull|firstElement|lastElement|elementAt|toList)\\b",
      "=size",
      "=noop",
      "@(1,none)"),
  /** An empty container of the spec itself is put into the record, and changed from there. */
  LITERALS("(?<!\"spec\":)\\{\\}|(?<=:)\\[\\]", "5", "\"x\"");

  private final Pattern culprit;
  private final List<String> others;

  Explained(String culprit, String... others) {
    this.culprit = Pattern.compile(culprit);
    this.others = List.of(others);
  }

  /** The spec with something else in the place of what Jolt answers in its own way. */
  List<String> without(String spec) {
    return others.stream().map(other -> culprit.matcher(spec).replaceAll(other)).toList();
  }
}
