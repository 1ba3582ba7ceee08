/** The left-hand keys that more than one operation matches data with. */
@NullMarked
package io.tributary.connect.smt.jolt.key;

import org.jspecify.annotations.NullMarked;
