package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.Position;
import java.util.Collection;
import java.util.List;

/** A column that cannot be compiled; the parser turns it into a problem and goes on. */
final class DdlFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Position at;
  private final String what;
  private final String word;
  private final transient Collection<String> known;

  DdlFault(Position at, String what) {
    this(at, what, "", List.of());
  }

  DdlFault(Position at, String what, String word, Collection<String> known) {
    super(what, null, false, false);
    this.at = at;
    this.what = what;
    this.word = word;
    this.known = known;
  }

  Position at() {
    return at;
  }

  String what() {
    return what;
  }

  /** The unknown word; empty where the fault is another one. */
  String word() {
    return word;
  }

  Collection<String> known() {
    return known;
  }
}
