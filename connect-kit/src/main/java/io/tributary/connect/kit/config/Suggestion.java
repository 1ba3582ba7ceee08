package io.tributary.connect.kit.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was probably meant to be. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * The candidate with the fewest single-character edits from the word, where those are at most a
   * third of the word's length; empty where nothing is near.
   */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    int furthest = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> edits(word, candidate) <= furthest)
        .min(
            Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein distance, with one row of the table kept. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
