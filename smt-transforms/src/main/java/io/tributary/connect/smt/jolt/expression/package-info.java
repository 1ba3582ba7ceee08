/** The right-hand sides of a modify: what they are, and what they are worth. */
@NullMarked
package io.tributary.connect.smt.jolt.expression;

import org.jspecify.annotations.NullMarked;
