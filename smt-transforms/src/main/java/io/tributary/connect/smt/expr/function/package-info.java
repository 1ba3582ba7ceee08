/** The functions that expressions may call. */
@NullMarked
package io.tributary.connect.smt.expr.function;

import org.jspecify.annotations.NullMarked;
