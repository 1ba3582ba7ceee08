package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.smt.problem.Problems;

/**
 * What compiling a spec needs beside its text.
 *
 * @param problems where each problem goes; compiling goes on after one
 * @param limits what a literal index of the spec is held against
 * @param dialect how its text is to be understood
 */
public record SpecContext(Problems problems, Limits limits, Dialect dialect) {

  /** Where goes what Jolt takes, but no author means. */
  public Findings findings() {
    return new Findings(problems, dialect.strict());
  }
}
