package io.tributary.connect.smt.jolt.plain;

import org.jspecify.annotations.Nullable;

/** A step that may name every place it reads and writes. */
public interface HasPlainForm {

  /** What the step does; null where places depend on the record. */
  @Nullable PlainStep plain();
}
