/** Tables in memory, and the joins of a record with them. */
@NullMarked
package io.tributary.connect.smt.lookup;

import org.jspecify.annotations.NullMarked;
