/** How values of expressions are compared, counted and bounded. */
@NullMarked
package io.tributary.connect.smt.expr.value;

import org.jspecify.annotations.NullMarked;
