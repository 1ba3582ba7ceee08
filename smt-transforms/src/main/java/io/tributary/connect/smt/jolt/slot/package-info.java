/** The fast plan: specs that name every place, as one pass over an array of values. */
@NullMarked
package io.tributary.connect.smt.jolt.slot;

import org.jspecify.annotations.NullMarked;
