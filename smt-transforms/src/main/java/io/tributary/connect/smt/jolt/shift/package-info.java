/** The shift operation: left-hand keys matched in the input, right-hand paths written. */
@NullMarked
package io.tributary.connect.smt.jolt.shift;

import org.jspecify.annotations.NullMarked;
