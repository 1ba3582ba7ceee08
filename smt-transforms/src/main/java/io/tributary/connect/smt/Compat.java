package io.tributary.connect.smt;

/** How far a spec may rely on what Jolt passes over in silence. */
enum Compat {
  /** As in Jolt: a function that cannot take its arguments writes nothing. */
  JOLT,
  /** Such a function refuses the record, and a call that can never work refuses the spec. */
  STRICT
}
