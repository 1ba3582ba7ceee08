package io.tributary.connect.smt.jolt.shift;

import org.jspecify.annotations.Nullable;

/** A key or a path that cannot be compiled; the compiler turns it into a problem with its place. */
final class SpecFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;
  private final @Nullable String suggestion;

  SpecFault(String what, String expected) {
    this(what, expected, null);
  }

  SpecFault(String what, String expected, @Nullable String suggestion) {
    super(what, null, false, false);
    this.what = what;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  String what() {
    return what;
  }

  String expected() {
    return expected;
  }

  @Nullable String suggestion() {
    return suggestion;
  }
}
