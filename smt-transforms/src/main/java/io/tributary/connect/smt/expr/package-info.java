/**
 * Expressions over a record: the one place that knows the expression library, and the strict
 * arithmetic it is held to.
 */
@NullMarked
package io.tributary.connect.smt.expr;

import org.jspecify.annotations.NullMarked;
