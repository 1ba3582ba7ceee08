/** Folding records into groups: pure, no IO, no clock. For the task's thread alone. */
@NullMarked
package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.NullMarked;
