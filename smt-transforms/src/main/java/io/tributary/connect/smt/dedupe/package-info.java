/** What was seen before, in bounded memory. */
@NullMarked
package io.tributary.connect.smt.dedupe;

import org.jspecify.annotations.NullMarked;
