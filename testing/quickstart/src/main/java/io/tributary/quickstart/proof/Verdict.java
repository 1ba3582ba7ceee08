package io.tributary.quickstart.proof;

import java.util.List;

/**
 * What one proof found.
 *
 * @param name what was compared with what
 * @param compared how many rows or records were compared
 * @param missing how many of them one side has and the other should have
 * @param doubled how many are there more often than they should be
 * @param different how many differ in another way
 * @param first the first differences in words, with keys
 */
public record Verdict(
    String name, long compared, long missing, long doubled, long different, List<String> first) {

  /** How many differences there are in all. */
  public long differing() {
    return missing + doubled + different;
  }

  /** True when nothing differs and there was something to compare: proof of nothing is no proof. */
  public boolean holds() {
    return differing() == 0 && compared > 0;
  }
}
