package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;

/**
 * A left-hand key.
 *
 * @param pattern what it matches; for an index, its digits
 * @param index the index of {@code [3]}, {@link ListIndex#NONE} for a name or a pattern
 * @param mode when it writes
 * @param onlyIfThere whether it leaves alone what is not there: {@code key?}
 */
record ModifyKey(KeyPattern pattern, int index, Mode mode, boolean onlyIfThere) {

  boolean isIndex() {
    return index != ListIndex.NONE;
  }

  /** The name of a key that is one, and the digits of an index. */
  String name() {
    return pattern instanceof LiteralKey literal ? literal.name() : pattern.canonical();
  }

  String canonical() {
    return isIndex() ? "[" + index + "]" : pattern.canonical();
  }
}
