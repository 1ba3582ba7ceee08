package io.tributary.quickstart.proof;

import java.util.List;

/**
 * What one proof found.
 *
 * @param name what was compared with what
 * @param compared how many rows or records were compared
 * @param differing how many differences there are in all
 * @param first the first differences in words, with keys
 */
public record Verdict(String name, long compared, long differing, List<String> first) {

  /** True when nothing differs and there was something to compare: proof of nothing is no proof. */
  public boolean holds() {
    return differing == 0 && compared > 0;
  }
}
