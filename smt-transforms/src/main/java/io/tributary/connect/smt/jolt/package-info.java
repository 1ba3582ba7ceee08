/** Jolt specs compiled to a chain of steps. */
@NullMarked
package io.tributary.connect.smt.jolt;

import org.jspecify.annotations.NullMarked;
