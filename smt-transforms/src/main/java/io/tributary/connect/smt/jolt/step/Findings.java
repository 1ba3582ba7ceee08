package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a spec that Jolt takes.
 *
 * @param problems where it goes
 * @param strict whether what is only suspicious is refused as well
 */
public record Findings(Problems problems, boolean strict) {

  private static final int MOST_NAMES = 20;

  /** For those who do not ask. */
  public static Findings ignored() {
    return new Findings(new Problems(), false);
  }

  /** Adds what probably is a mistake. */
  public void suspect(Problem problem) {
    if (strict) {
      problems.add(problem);
    } else {
      problems.warn(problem);
    }
  }

  /** A key that meets nothing, as the names that can be there are known and it is none of them. */
  public static Problem unmet(Position at, String path, String name, Set<String> there) {
    String known =
        there.isEmpty()
            ? null
            : String.join(", ", new TreeSet<>(there).stream().limit(MOST_NAMES).toList());
    @Nullable String near = Suggestion.closest(name, there).orElse(null);
    String expected = known == null ? null : "one of what they write: " + known;
    return new Problem(
        at, path, "no step before this one writes '" + name + "' here", expected, near);
  }
}
