/**
 * Expressions at work: their types, told before anything is computed, and code that computes them
 * for one row after another. Pure: no clock, no zone but UTC.
 */
@NullMarked
package io.tributary.connect.jdbcagg.compute;

import org.jspecify.annotations.NullMarked;
