/** What stands behind {@code =} in a modify: the functions of Jolt 0.1.8 and of its fork. */
@NullMarked
package io.tributary.connect.smt.jolt.function;

import org.jspecify.annotations.NullMarked;
