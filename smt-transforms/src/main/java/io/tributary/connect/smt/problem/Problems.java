package io.tributary.connect.smt.problem;

import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Collects every problem of one config value, so that its author mends them all at once. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> suspicions = new ArrayList<>();

  public void add(Position at, String path, String what) {
    found.add(new Problem(at, path, what, null, null));
  }

  public void add(Position at, String path, String what, String expected) {
    found.add(new Problem(at, path, what, expected, null));
  }

  /** Adds a problem whose mend is known. */
  public void addWithMend(
      Position at, String path, String what, String expected, String suggestion) {
    found.add(new Problem(at, path, what, expected, suggestion));
  }

  /** A word that none of the known ones equals; the nearest is suggested. */
  public void addUnknown(
      Position at, String path, String what, String word, Collection<String> known) {
    found.add(
        new Problem(
            at,
            path,
            what + " '" + word + "'",
            String.join(", ", known),
            Suggestion.closest(word, known).orElse(null)));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds what is suspicious, but no reason to refuse the value. */
  public void warn(Problem suspicion) {
    suspicions.add(suspicion);
  }

  /** What is suspicious, in the order in which it was found. */
  public List<Problem> warnings() {
    return List.copyOf(suspicions);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** One line per problem, in the order in which they were found. */
  public String describe(String key) {
    return found.stream().map(problem -> problem.describe(key)).collect(Collectors.joining("\n"));
  }
}
