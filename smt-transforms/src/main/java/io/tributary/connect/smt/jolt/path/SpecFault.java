package io.tributary.connect.smt.jolt.path;

import org.jspecify.annotations.Nullable;

/** A key or a path that cannot be compiled; the compiler turns it into a problem with its place. */
public final class SpecFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;
  private final @Nullable String suggestion;

  public SpecFault(String what, String expected) {
    this(what, expected, null);
  }

  public SpecFault(String what, String expected, @Nullable String suggestion) {
    super(what, null, false, false);
    this.what = what;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  public String what() {
    return what;
  }

  public String expected() {
    return expected;
  }

  public @Nullable String suggestion() {
    return suggestion;
  }
}
