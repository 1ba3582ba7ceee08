package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a function to arguments that it cannot take.
 *
 * @param value what it was given
 * @param wanted what it takes, with its article
 * @param cast whether converting that one value was the function's whole job
 */
public record Misfit(@Nullable Object value, String wanted, boolean cast) {

  static Misfit cast(@Nullable Object value, String wanted) {
    return new Misfit(value, wanted, true);
  }

  static Misfit argument(@Nullable Object value, String wanted) {
    return new Misfit(value, wanted, false);
  }

  /** What is wrong, without the value. */
  public String describe() {
    String given = value == null ? "null" : ValueKind.describe(value);
    return cast
        ? "cannot convert " + given + " to " + wanted
        : "cannot work with " + given + "; expected " + wanted;
  }
}
