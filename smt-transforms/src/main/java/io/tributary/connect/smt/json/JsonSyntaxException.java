package io.tributary.connect.smt.json;

import io.tributary.connect.smt.problem.Position;

/** Text that is no JSON; it never leaves the package. */
final class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Position at;
  private final String what;

  JsonSyntaxException(Position at, String what) {
    super(what, null, false, false);
    this.at = at;
    this.what = what;
  }

  Position at() {
    return at;
  }

  String what() {
    return what;
  }
}
