package io.tributary.connect.smt.jolt;

import io.tributary.connect.smt.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why a spec that jolt-core builds may be refused here. {@link RefusedSpecsTest} shows for each
 * what Jolt does with a record.
 */
enum Refused {
  /** A key whose stars are fewer than a reference asks for: Jolt throws at the first match. */
  NO_SUCH_STAR("asks for star"),
  /** A function on a key that no step before it can write: Jolt never does anything there. */
  MEETS_NOTHING("no step before this one writes");

  private final String said;

  Refused(String said) {
    this.said = said;
  }

  static @Nullable Refused of(Problem problem) {
    for (Refused each : values()) {
      if (problem.what().contains(each.said)) {
        return each;
      }
    }
    return null;
  }
}
