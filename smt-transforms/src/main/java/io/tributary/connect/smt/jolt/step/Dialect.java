package io.tributary.connect.smt.jolt.step;

import java.time.Clock;
import java.util.Set;

/**
 * How a spec is to be understood.
 *
 * @param strict whether what Jolt passes over in silence is refused: calls that can never work when
 *     the spec is compiled, arguments that a function cannot take when a record has them
 * @param onCastError what becomes of values that a cast cannot convert
 * @param contextNames what {@code ^} may start with; nothing known where it is empty
 * @param clock tells what {@code =now} is
 */
public record Dialect(
    boolean strict, OnCastError onCastError, Set<String> contextNames, Clock clock) {

  /** Jolt's own. */
  public static final Dialect JOLT =
      new Dialect(false, OnCastError.KEEP, Set.of(), Clock.systemUTC());

  public Dialect {
    contextNames = Set.copyOf(contextNames);
  }

  public boolean knowsContext(String name) {
    return contextNames.isEmpty() || contextNames.contains(name);
  }
}
