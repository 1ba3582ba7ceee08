/** Typed values out of Connect records: which types there are, and which values fit them. */
@NullMarked
package io.tributary.connect.jdbcagg.row;

import org.jspecify.annotations.NullMarked;
